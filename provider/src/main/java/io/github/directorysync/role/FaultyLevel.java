package io.github.directorysync.role;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A role that a user has but that is ignored, because its permission level cannot be read.
 *
 * @param role the name of the role
 * @param problem the problem with the level, such as {@code "high" is not a number}
 */
public record FaultyLevel(String role, String problem) {

    /** All problems in one line; empty if there are none. */
    public static String text(List<FaultyLevel> levels) {
        return levels.stream()
                .map(level -> level.role() + ": " + level.problem())
                .collect(Collectors.joining("; "));
    }
}
