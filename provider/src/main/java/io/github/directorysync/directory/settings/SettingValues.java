package io.github.directorysync.directory.settings;

import io.github.directorysync.directory.InvalidSettings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stored values of a directory's settings: lists of text under keys. Reads a setting as text, boolean, number or
 * duration. Blank values are ignored.
 */
public record SettingValues(Map<String, List<String>> values) {

    private static final Pattern NUMBER_FORM = Pattern.compile("\\d{1,5}");

    Optional<String> one(String key) {
        return all(key).stream().findFirst();
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /**
     * Reads {@code true} or {@code false}.
     *
     * @param question the meaning of the setting, as a clause that begins the error message
     * @param otherwise the default value
     */
    boolean yesOrNo(String key, String question, boolean otherwise) {
        String written = one(key).orElse(Boolean.toString(otherwise));
        if (!written.equals("true") && !written.equals("false")) {
            throw new InvalidSettings(key, question + " is written as true or false.");
        }
        return written.equals("true");
    }

    /** Reads a whole number from {@code least} to 99999. */
    int number(String key, int least, int otherwise) {
        return one(key).map(written -> {
                    if (!NUMBER_FORM.matcher(written).matches() || Integer.parseInt(written) < least) {
                        throw new InvalidSettings(
                                key,
                                "The " + key + " is a whole number from " + least + " to 99999; it is " + written
                                        + ".");
                    }
                    return Integer.parseInt(written);
                })
                .orElse(otherwise);
    }

    /** Reads an ISO 8601 duration, as everywhere in the admin API. */
    Duration duration(String key, Duration least, Duration most, Duration otherwise) {
        return one(key).map(written -> {
                    try {
                        Duration duration = Duration.parse(written);
                        if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                            return duration;
                        }
                    } catch (DateTimeParseException notADuration) {
                        // Refused below, like a duration that is out of range.
                    }
                    throw new InvalidSettings(
                            key,
                            "The " + key + " is a length of time such as PT30M or P1D, from " + least + " to " + most
                                    + "; it is " + written + ".");
                })
                .orElse(otherwise);
    }
}
