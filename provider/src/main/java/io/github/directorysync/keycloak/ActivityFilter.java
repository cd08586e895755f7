package io.github.directorysync.keycloak;

import io.github.directorysync.sync.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    Condition condition() {
        List<Condition> parts = new ArrayList<>();
        parts.add(part("a.realmId = :realm", "realm", realmId));
        directoryId.ifPresent(id -> parts.add(part("a.directoryId = :directory", "directory", id)));
        from.ifPresent(at -> parts.add(part("a.created >= :from", "from", at.toEpochMilli())));
        to.ifPresent(at -> parts.add(part("a.created < :to", "to", at.toEpochMilli())));
        words.forEach((word, value) -> parts.add(part("a." + word.field + " = :" + word.field, word.field, value)));
        text.ifPresent(part ->
                parts.add(part("locate(:text, lower(a.targetName)) > 0", "text", part.toLowerCase(Locale.ROOT))));
        if (writesOnly) {
            parts.add(new Condition("a.writes = true", Map.of(), true));
        }
        if (withoutAdministrators) {
            parts.add(part(
                    "a.actorKind not in (:hidden)",
                    "hidden",
                    List.of(Actor.Kind.ADMIN.name(), Actor.Kind.SYSTEM.name())));
        }
        return Condition.all(parts);
    }

    private static Condition part(String hql, String name, Object value) {
        return new Condition(hql, Map.of(name, value), true);
    }
}
