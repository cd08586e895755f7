package io.github.directorysync.role;

import java.util.Locale;

/**
 * A group or role that gives the user no role in the app, although a reader might expect it to.
 *
 * @param role the name of the role; empty if no role is concerned
 * @param groupPath the path of the group; empty for any other source
 * @param detail adds to the cause; empty if the cause is enough
 */
public record Skipped(Source source, String role, String groupPath, Cause cause, String detail) {

    /** Why the group or role does not count. */
    public enum Cause {
        /** Neither the group nor one of its parents is mapped to a role of the app. */
        NOT_MAPPED("the group is mapped to no role of this app"),
        NO_LEVEL("the role has no permission level"),
        /** The level cannot be read; the detail gives the problem. */
        FAULTY_LEVEL("so the role does not count"),
        EXPIRED("the role selector has expired"),
        NO_SUCH_ROLE("the app has no such role"),
        /** The directory's settings do not let roles count that the identity provider sends. */
        PUSH_IGNORED("the directory does not let pushed roles of this app count");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    public static Skipped group(String path) {
        return new Skipped(Source.GROUP, "", path, Cause.NOT_MAPPED, "");
    }

    public static Skipped groupRole(String role, String path) {
        return new Skipped(Source.GROUP, role, path, Cause.NO_LEVEL, "");
    }

    public static Skipped of(Source source, String role, Cause cause) {
        return new Skipped(source, role, "", cause, "");
    }

    /** A role that the user has, but whose level cannot be read. */
    public static Skipped of(Source source, FaultyLevel level, String path) {
        return new Skipped(source, level.role(), path, Cause.FAULTY_LEVEL, level.problem());
    }

    String code() {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return detail.isEmpty() ? cause.words() : detail + ", " + cause.words();
    }
}
