package io.github.directorysync.role;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The value of a role's level attribute, as an administrator wrote it. */
public sealed interface PermissionLevel {

    /** Longer values are cut to this number of characters in messages. */
    int LONGEST_SHOWN = 40;

    /** The level; empty if the attribute is missing or cannot be read. */
    default Optional<Integer> value() {
        return Optional.empty();
    }

    /** The problem with the value, phrased to follow the role's name; empty if there is none. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /** The role has no level attribute. */
    record None() implements PermissionLevel {}

    /** A valid level. */
    record Of(int level) implements PermissionLevel {
        @Override
        public Optional<Integer> value() {
            return Optional.of(level);
        }
    }

    /** A value that is not one whole number. */
    record Unreadable(String why) implements PermissionLevel {
        @Override
        public Optional<String> problem() {
            return Optional.of(why);
        }
    }

    /** Reads all values of the attribute, in any order. Blanks around a number are ignored. */
    static PermissionLevel read(List<String> written) {
        // Sorted, since Keycloak keeps no order of the values: what is said of them stays the same.
        List<String> values =
                written.stream().map(String::strip).distinct().sorted().toList();
        if (values.isEmpty()) {
            return new None();
        }
        if (values.size() > 1) {
            return new Unreadable("it has several levels: "
                    + values.stream().limit(5).map(PermissionLevel::quoted).collect(Collectors.joining(", ")));
        }
        return read(values.get(0));
    }

    private static PermissionLevel read(String value) {
        if (value.isEmpty()) {
            return new Unreadable("its level is empty");
        }
        try {
            return new Of(Integer.parseInt(value));
        } catch (NumberFormatException malformed) {
            return new Unreadable(quoted(value) + problemOf(value));
        }
    }

    private static String problemOf(String value) {
        if (value.matches("[+-]?\\d+")) {
            return value.startsWith("-")
                    ? " is too small, the least level is " + Integer.MIN_VALUE
                    : " is too large, the highest level is " + Integer.MAX_VALUE;
        }
        return value.matches("[+-]?\\d*[.,]\\d+") ? " is not a whole number" : " is not a number";
    }

    /** Removes control characters, because the text is written into one line of a log. */
    private static String quoted(String value) {
        String shown = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
        return '"' + shown.replaceAll("\\p{C}", "?") + '"';
    }
}
