package io.github.directorysync.role;

/**
 * What somebody might think gives a person a role, and does not.
 *
 * @param role its name; nothing where no role is concerned
 * @param groupPath the group; nothing for any other source
 */
public record Skipped(Source source, String role, String groupPath, Cause cause) {

    /** Why it does not count. */
    public enum Cause {
        /** Neither the group nor one above it is mapped to a role of the app. */
        NOT_MAPPED("the group is mapped to no role of this app"),
        NO_LEVEL("the role has no permission level"),
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
        return new Skipped(Source.GROUP, "", path, Cause.NOT_MAPPED);
    }

    public static Skipped groupRole(String role, String path) {
        return new Skipped(Source.GROUP, role, path, Cause.NO_LEVEL);
    }

    public static Skipped of(Source source, String role, Cause cause) {
        return new Skipped(source, role, "", cause);
    }
}
