package io.github.directorysync.console;

import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.ActivityFilter;
import io.github.directorysync.keycloak.ActivityFilter.Word;
import io.github.directorysync.sync.Activity;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which entries of the log somebody wants, as it stands in the address. */
record ActivityQuery(MultivaluedMap<String, String> parameters) {

    /**
     * Reads it.
     *
     * @throws InvalidSettings if a parameter is not what it must be
     */
    ActivityFilter filter(String realmId, Optional<String> directoryId) {
        Map<Word, String> words = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            text(word.name().toLowerCase(Locale.ROOT)).ifPresent(value -> words.put(word, value));
        }
        Optional.ofNullable(words.get(Word.OUTCOME))
                .filter(word -> Activity.Outcome.of(word).isEmpty())
                .ifPresent(word -> {
                    throw new InvalidSettings("outcome", "There is no outcome " + word + ".");
                });
        return new ActivityFilter(
                realmId, directoryId, time("from"), time("to"), words, text("text"), writesOnly(), false);
    }

    private boolean writesOnly() {
        String written = text("writesOnly").orElse("false");
        if (!written.equals("true") && !written.equals("false")) {
            throw new InvalidSettings("writesOnly", "writesOnly must be true or false.");
        }
        return written.equals("true");
    }

    private Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
            } catch (DateTimeParseException | ArithmeticException malformedOrTooFarAway) {
                throw new InvalidSettings(name, name + " must be a time such as 2026-01-31T12:00:00Z.");
            }
        });
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(parameters.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
