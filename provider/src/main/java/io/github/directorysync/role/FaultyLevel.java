package io.github.directorysync.role;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A role that somebody has and that counts for nothing, because its permission level cannot be read.
 *
 * @param problem what is wrong with the level, such as {@code "high" is not a number}
 */
public record FaultyLevel(String role, String problem) {

    /** All of them in one line; nothing if there are none. */
    public static String text(List<FaultyLevel> levels) {
        return levels.stream()
                .map(level -> level.role() + ": " + level.problem())
                .collect(Collectors.joining("; "));
    }
}
