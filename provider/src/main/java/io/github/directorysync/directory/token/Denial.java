package io.github.directorysync.directory.token;

import java.util.Locale;

/**
 * Why a request was answered 401. The reason is written to the activity log for the realm's administrators; the client
 * always gets the same message.
 */
public enum Denial {
    NO_TOKEN("The request has no Authorization header."),
    NOT_A_TOKEN("The Authorization header holds neither a directory token nor an access token."),
    UNKNOWN_TOKEN("The directory token is none of this directory: revoked, replaced, or another directory's."),
    EXPIRED_TOKEN("The directory token has expired."),
    ADDRESS_NOT_ALLOWED("The request comes from an address that is not in the directory's allowed-addresses."),
    NO_CLIENTS("An access token was sent, but the directory's setting clients names no client."),
    EXPIRED_ACCESS_TOKEN("The access token has expired."),
    INVALID_ACCESS_TOKEN("Keycloak does not accept the access token: it is another realm's, it or its session was"
            + " revoked, or its client or user is disabled."),
    CLIENT_NOT_NAMED("The client of the access token is not in the directory's setting clients."),
    SCOPE_MISSING("The access token does not have the scope scim."),
    AUDIENCE_MISSING("The audience of the access token is not the SCIM base URL of this directory."),
    PERSON("The access token speaks for a person, who may read /Me only."),
    /** Logged for the directory whose alias differs from the requested one in letter case only; otherwise not logged. */
    NO_DIRECTORY("There is no directory of that name: capital letters matter in the SCIM base URL.");

    private final String explanation;

    Denial(String explanation) {
        this.explanation = explanation;
    }

    /** The value in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason as a sentence for administrators. */
    public String explanation() {
        return explanation;
    }
}
