package io.github.directorysync.console;

import io.github.directorysync.keycloak.ActivityFilter;
import io.github.directorysync.keycloak.ActivityFilter.Word;
import io.github.directorysync.sync.Activity;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which entries of the log somebody wants, as it stands in the address. */
record ActivityQuery(Asked asked) {

    /** Reads it; what is wrong is among what {@link Asked} has collected. */
    ActivityFilter filter(String realmId, Optional<String> directoryId) {
        Map<Word, String> words = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            asked.text(word.name().toLowerCase(Locale.ROOT)).ifPresent(value -> words.put(word, value));
        }
        asked.oneOf("outcome", Activity.Outcome.values(), Activity.Outcome::word);
        return new ActivityFilter(
                realmId,
                directoryId,
                asked.moment("from"),
                asked.moment("to"),
                words,
                asked.text("search"),
                asked.flag("writesOnly").orElse(false),
                false);
    }
}
