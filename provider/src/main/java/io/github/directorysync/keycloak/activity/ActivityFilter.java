package io.github.directorysync.keycloak.activity;

import io.github.directorysync.keycloak.query.HqlCondition;
import io.github.directorysync.sync.activity.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which entries of the log are wanted. Of one realm always; of one directory, if it says so.
 *
 * @param from the oldest that counts
 * @param to the first that is too new
 * @param words what must be exactly so: a column's name and its value
 * @param text what the name of the target must contain, in any case
 * @param withoutAdministrators without what administrators of the realm did, and what happens in the background
 */
public record ActivityFilter(
        String realmId,
        Optional<String> directoryId,
        Optional<Instant> from,
        Optional<Instant> to,
        Map<Word, String> words,
        Optional<String> text,
        boolean writesOnly,
        boolean withoutAdministrators) {

    /** What an entry can be looked for by, word for word. */
    public enum Word {
        OPERATION("operation"),
        OUTCOME("outcome"),
        TARGET("targetId"),
        ACTOR("actor"),
        REQUEST("requestId");

        private final String field;

        Word(String field) {
            this.field = field;
        }
    }

    public ActivityFilter {
        words = Map.copyOf(words);
    }

    /** Everything of a realm, or of one directory in it. */
    public static ActivityFilter all(String realmId, Optional<String> directoryId) {
        return new ActivityFilter(
                realmId, directoryId, Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), false, false);
    }

    /** For somebody whom the realm's administrators are none of their business. */
    public ActivityFilter butAdministrators() {
        return new ActivityFilter(realmId, directoryId, from, to, words, text, writesOnly, true);
    }

    HqlCondition condition() {
        List<HqlCondition> parts = new ArrayList<>();
        parts.add(HqlCondition.equal("a.realmId", realmId));
        directoryId.ifPresent(id -> parts.add(HqlCondition.equal("a.directoryId", id)));
        from.ifPresent(at -> parts.add(HqlCondition.of(
                scope -> scope.build().greaterThanOrEqualTo(scope.<Long>column("a.created"), at.toEpochMilli()))));
        to.ifPresent(at -> parts.add(
                HqlCondition.of(scope -> scope.build().lessThan(scope.<Long>column("a.created"), at.toEpochMilli()))));
        words.forEach((word, value) -> parts.add(HqlCondition.equal("a." + word.field, value)));
        text.map(part -> HqlCondition.contains("a.targetName", part)).ifPresent(parts::add);
        if (writesOnly) {
            parts.add(HqlCondition.equal("a.writes", true));
        }
        if (withoutAdministrators) {
            parts.add(HqlCondition.equal("a.actorKind", Actor.ActorKind.ADMIN.name())
                    .negated());
            parts.add(HqlCondition.equal("a.actorKind", Actor.ActorKind.SYSTEM.name())
                    .negated());
        }
        return HqlCondition.all(parts);
    }
}
