package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.sync.activity.Activity;
import java.util.List;
import java.util.Optional;

/**
 * A position in the log from which reading continues, independent of entries that are added or deleted meanwhile.
 * An index leads to it, so the cost does not depend on the length of the log.
 *
 * @param after the id of the entry after which reading continues; empty for the beginning
 * @param oldestFirst the direction of reading
 */
public record LogPosition(Optional<String> after, boolean oldestFirst) {

    /** The position after that entry, in the same direction. */
    public LogPosition behind(Activity last) {
        return new LogPosition(Optional.of(last.id()), oldestFirst);
    }

    HqlCondition condition() {
        return after.map(id -> oldestFirst ? newerThan(id) : olderThan(id)).orElseGet(HqlCondition::everything);
    }

    private static HqlCondition olderThan(String id) {
        long created = madeAt(id);
        return HqlCondition.all(List.of(
                HqlCondition.of(scope -> scope.build().lessThanOrEqualTo(scope.<Long>column("a.created"), created)),
                HqlCondition.any(List.of(
                        HqlCondition.of(scope -> scope.build().lessThan(scope.<Long>column("a.created"), created)),
                        HqlCondition.of(scope -> scope.build().lessThan(scope.text("a.id"), id))))));
    }

    private static HqlCondition newerThan(String id) {
        long created = madeAt(id);
        return HqlCondition.all(List.of(
                HqlCondition.of(scope -> scope.build().greaterThanOrEqualTo(scope.<Long>column("a.created"), created)),
                HqlCondition.any(List.of(
                        HqlCondition.of(scope -> scope.build().greaterThan(scope.<Long>column("a.created"), created)),
                        HqlCondition.of(scope -> scope.build().greaterThan(scope.text("a.id"), id))))));
    }

    private static long madeAt(String id) {
        return Activity.madeAt(id).orElseThrow().toEpochMilli();
    }
}
