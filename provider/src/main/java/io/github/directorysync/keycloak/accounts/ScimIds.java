package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.filter.ScimFilter.Operator;
import jakarta.persistence.criteria.Expression;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The SCIM ids of a directory's users. They are Keycloak's ids, except for users who had a placeholder first and then came
 * by another way: their account has its own id, which apps know, and the directory keeps using the placeholder's id.
 */
public record ScimIds(Database database, String directoryId) {

    /** The account's id; empty if the SCIM id is unknown, or is Keycloak's id itself. */
    public Optional<String> account(String scimId) {
        return Optional.ofNullable(accounts(Set.of(scimId)).get(scimId));
    }

    /** Replaces SCIM ids by account ids where they differ. */
    public Set<String> meant(Collection<String> scimIds) {
        Map<String, String> accounts = accounts(scimIds);
        return scimIds.stream().map(id -> accounts.getOrDefault(id, id)).collect(Collectors.toSet());
    }

    /** Returns account ids by SCIM id, for those SCIM ids that differ from the account's id. */
    public Map<String, String> accounts(Collection<String> scimIds) {
        Map<String, String> accounts = new HashMap<>();
        Database.chunks(scimIds)
                .forEach(chunk -> database.forEach(
                        "select d.scimId, d.userId from DirectoryUserEntity d"
                                + " where d.directoryId = :directory and d.scimId in (:ids)",
                        Map.of("directory", directoryId, "ids", chunk),
                        row -> accounts.put(row.text(0), row.text(1))));
        return accounts;
    }

    /**
     * The SCIM id as a column of {@code DS_USER}. A filter by it first looks up the account id by our index, within the
     * same statement.
     *
     * @param row the alias of the table in the query
     */
    public static Column column(String row) {
        return new Column(scope -> of(row, scope), ColumnKind.EXACT)
                .narrowed((operator, id) -> operator == Operator.EQ ? account(row, id) : HqlCondition.everything());
    }

    private static HqlCondition account(String row, String id) {
        return HqlCondition.of(scope -> scope.build()
                .equal(
                        scope.column(row + ".userId"),
                        scope.greatest(
                                new Table("told", DirectoryUserEntity.class),
                                "told.userId",
                                HqlCondition.equal("told.scimId", id),
                                id)));
    }

    /** The SCIM id as an expression, for output. */
    public static Expression<String> of(String row, QueryScope scope) {
        return scope.build().coalesce(scope.text(row + ".scimId"), scope.text(row + ".userId"));
    }
}
