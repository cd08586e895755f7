package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.query.ColumnMap.Column;
import io.github.directorysync.keycloak.query.ColumnMap.ColumnKind;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope;
import io.github.directorysync.keycloak.query.QueryScope.Table;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import jakarta.persistence.criteria.Expression;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ids by which a directory knows its people. They are Keycloak's, but for somebody whose place was kept and who came
 * another way: their account has an id of its own, which apps know, and the directory goes on with the one that it was told.
 */
public record ScimIds(Database database, String directoryId) {

    /** The account; empty if the directory knows nobody by it, or by it because it is Keycloak's. */
    public Optional<String> account(String scimId) {
        return Optional.ofNullable(accounts(Set.of(scimId)).get(scimId));
    }

    /** With the ids of their accounts in place of those that the directory was told. */
    public Set<String> meant(Collection<String> scimIds) {
        Map<String, String> accounts = accounts(scimIds);
        return scimIds.stream().map(id -> accounts.getOrDefault(id, id)).collect(Collectors.toSet());
    }

    /** The accounts of those of these whose id is not their account's. */
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
     * As a column of rows of {@code DS_USER}; whose id it can be is asked first, by our index, within the same statement.
     *
     * @param row what they are called in the query
     */
    public static Column column(String row) {
        return new Column(
                scope -> of(row, scope),
                ColumnKind.EXACT,
                Optional.of(id -> HqlCondition.of(scope -> scope.build()
                        .equal(
                                scope.column(row + ".userId"),
                                scope.greatest(
                                        new Table("told", DirectoryUserEntity.class),
                                        "told.userId",
                                        HqlCondition.equal("told.scimId", id),
                                        id)))));
    }

    /** The same, where nothing is looked for. */
    public static Expression<String> of(String row, QueryScope scope) {
        return scope.build().coalesce(scope.text(row + ".scimId"), scope.text(row + ".userId"));
    }
}
