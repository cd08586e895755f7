package io.github.directorysync.role;

/**
 * What somebody might think gives a person a role, and does not.
 *
 * @param role its name; nothing where no role is concerned
 * @param groupPath the group; nothing for any other source
 * @param detail what the cause does not say itself; nothing if it says all
 */
public record Skipped(Source source, String role, String groupPath, Cause cause, String detail) {

    /** Why it does not count. */
    public enum Cause {
        /** Neither the group nor one above it is mapped to a role of the app. */
        NOT_MAPPED("the group is mapped to no role of this app"),
        NO_LEVEL("the role has no permission level"),
        /** The detail says what is wrong with it. */
        FAULTY_LEVEL("so the role does not count"),
        EXPIRED("the role selector has expired"),
        NO_SUCH_ROLE("the app has no such role"),
        /** Of what an identity provider sends: the directory's settings decide. */
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

    /** The level of a role that somebody has cannot be read. */
    public static Skipped of(Source source, FaultyLevel level, String path) {
        return new Skipped(source, level.role(), path, Cause.FAULTY_LEVEL, level.problem());
    }

    String words() {
        return detail.isEmpty() ? cause.words() : detail + ", " + cause.words();
    }
}
