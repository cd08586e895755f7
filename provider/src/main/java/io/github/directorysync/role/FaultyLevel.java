package io.github.directorysync.role;

/**
 * A role that somebody has and that counts for nothing, because its permission level cannot be read.
 *
 * @param problem what is wrong with the level, such as {@code "high" is not a number}
 */
public record FaultyLevel(String role, String problem) {

    @Override
    public String toString() {
        return role + ": " + problem;
    }
}
