package io.github.directorysync.scim;

import java.util.Map;

/** Responses to valid requests that failed: the database or the activity log is unavailable, or there is a bug. */
public final class ServerFault {

    private ServerFault() {}

    public static ScimProblem unavailable() {
        return new ScimProblem(503, "", "The server cannot reach its database. Nothing was changed; try again later.");
    }

    /** A change that cannot be recorded in the activity log is not made. */
    public static ScimProblem unlogged() {
        return new ScimProblem(
                503,
                "",
                "The server cannot write its activity log. Nothing was changed; try again later.",
                Map.of("Retry-After", "30"));
    }

    /** The connection to the database broke during the commit, so the result is unknown. */
    public static ScimProblem undecided() {
        return new ScimProblem(
                503,
                "",
                "The server lost its database at the last moment, so it is not known whether the change was made."
                        + " Send it again later: that is safe.");
    }

    /** A value has a character that a column of the database has no place for. */
    public static ScimProblem unstorable() {
        return ScimProblem.invalidValue("A value has a character, such as an emoji, that the database of this server"
                + " cannot keep in names. Leave it out.");
    }

    /** A bug. The detail reveals nothing internal; {@code reference} identifies the entry in the server's log. */
    public static ScimProblem fault(String reference) {
        return new ScimProblem(500, "", "The server failed. Its log knows more under " + reference + ".");
    }
}
