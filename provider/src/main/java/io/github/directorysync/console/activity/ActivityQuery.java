package io.github.directorysync.console.activity;

import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.keycloak.activity.ActivityFilter;
import io.github.directorysync.keycloak.activity.ActivityFilter.Word;
import io.github.directorysync.keycloak.activity.LogPosition;
import io.github.directorysync.sync.activity.Activity;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a query of the activity log from the query parameters. */
record ActivityQuery(QueryParameters asked) {

    /** A filter, the position in the log to start from, and the page size. */
    record SelectedEntries(ActivityFilter filter, LogPosition place, PageRequest slice) {}

    /** Reads the query; faults are collected by {@link QueryParameters}. */
    SelectedEntries read(String realmId, Optional<String> directoryId) {
        PageRequest slice = asked.slice();
        Optional<String> after = asked.text("after");
        if (after.isPresent() && slice.first() > 0) {
            asked.faults().add("first", "Nothing is skipped behind after: leave first out.");
        }
        if (after.flatMap(Activity::madeAt).isEmpty() && after.isPresent()) {
            asked.faults().add("after", "after must be the id of an entry.");
        }
        boolean oldestFirst = !asked.sort("-created", List.of("created")).descending();
        return new SelectedEntries(filter(realmId, directoryId), new LogPosition(after, oldestFirst), slice);
    }

    private ActivityFilter filter(String realmId, Optional<String> directoryId) {
        Map<Word, String> words = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            asked.text(word.name().toLowerCase(Locale.ROOT)).ifPresent(value -> words.put(word, value));
        }
        asked.oneOf("outcome", Activity.ActivityOutcome.values(), Activity.ActivityOutcome::word);
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
