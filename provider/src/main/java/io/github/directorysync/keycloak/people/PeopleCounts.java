package io.github.directorysync.keycloak.people;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.query.ColumnMap.Value;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.keycloak.query.QueryScope;
import io.github.directorysync.keycloak.query.ResultRow;
import io.github.directorysync.sync.users.AccessReason;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * How many users a directory has, and why their accounts can or cannot be used.
 *
 * @param active how many accounts are enabled
 */
public record PeopleCounts(long total, long active, Map<AccessReason, Long> byReason) {

    public PeopleCounts {
        byReason = Map.copyOf(byReason);
    }

    /** One statement, which reads the rows of the directory once. */
    public static PeopleCounts of(KeycloakSession session, RealmModel realm, Directory directory) {
        AccessConditions conditions = new AccessConditions(directory);
        List<Value> sums = new ArrayList<>();
        sums.add(scope -> scope.build().count(scope.column("d.userId")));
        sums.add(scope -> sum(HqlCondition.equal("u.enabled", true), scope));
        for (AccessReason reason : AccessReason.values()) {
            sums.add(scope -> sum(conditions.of(reason), scope));
        }
        return DirectoryPeople.table(new Database(session), realm, directory)
                .rows(sums, List.of(), PeopleCounts::counts)
                .first()
                .orElseThrow();
    }

    private static PeopleCounts counts(ResultRow row) {
        Map<AccessReason, Long> byReason = new EnumMap<>(AccessReason.class);
        int column = 2;
        for (AccessReason reason : AccessReason.values()) {
            byReason.put(reason, sum(row, column++));
        }
        return new PeopleCounts(row.number(0), sum(row, 1), byReason);
    }

    private static Expression<?> sum(HqlCondition condition, QueryScope scope) {
        return scope.build()
                .sumAsLong(scope.build()
                        .<Integer>selectCase()
                        .when(condition.test().in(scope), scope.build().literal(1))
                        .otherwise(scope.build().literal(0)));
    }

    /** SQL's sum of no rows is null. */
    private static long sum(ResultRow row, int column) {
        return row.has(column) ? row.number(column) : 0;
    }
}
