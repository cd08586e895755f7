package io.github.directorysync.console;

import io.github.directorysync.keycloak.ActivityFilter;
import io.github.directorysync.keycloak.ActivityFilter.Word;
import io.github.directorysync.keycloak.KeycloakActivity;
import io.github.directorysync.sync.Activity;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which entries of the log somebody wants, as it stands in the address. */
record ActivityQuery(Asked asked) {

    /** Which ones, from where in the log on, and how many of them. */
    record Wanted(ActivityFilter filter, KeycloakActivity.Place place, Slice slice) {}

    /** Reads it; what is wrong is among what {@link Asked} has collected. */
    Wanted read(String realmId, Optional<String> directoryId) {
        Slice slice = asked.slice();
        Optional<String> after = asked.text("after");
        if (after.isPresent() && slice.first() > 0) {
            asked.faults().add("first", "Nothing is skipped behind after: leave first out.");
        }
        if (after.flatMap(Activity::madeAt).isEmpty() && after.isPresent()) {
            asked.faults().add("after", "after must be the id of an entry.");
        }
        boolean oldestFirst = !asked.sort("-created", List.of("created")).descending();
        return new Wanted(filter(realmId, directoryId), new KeycloakActivity.Place(after, oldestFirst), slice);
    }

    private ActivityFilter filter(String realmId, Optional<String> directoryId) {
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
