package io.github.directorysync.sync;

import java.util.Map;
import java.util.Optional;

/**
 * The remedy for a refused request, as a sentence for the administrator of the identity provider. Looked up by the reason in
 * the log, else by the SCIM error type (RFC 7644 §3.12), else by the status.
 */
public final class RefusalHint {

    private static final String SAME_URL =
            "Enter the SCIM base URL at the identity provider exactly as it is shown for this directory: it ends in"
                    + " /scim/v2, and capital letters matter.";

    private static final Map<String, String> BY_REASON = Map.ofEntries(
            Map.entry(
                    "no-token",
                    "Enter the directory token at the identity provider, as bearer token (Okta: HTTP Header; Entra: Secret"
                            + " Token)."),
            Map.entry(
                    "not-a-token",
                    "A directory token begins with kcds_ and has 48 characters. Enter it again, whole and without quotes"
                            + " or blanks."),
            Map.entry(
                    "unknown-token",
                    "The token was revoked or replaced, or is of another directory. Issue a new token here and enter it"
                            + " at the identity provider."),
            Map.entry(
                    "expired-token",
                    "The token has expired. Issue a new one here and enter it at the identity provider."),
            Map.entry(
                    "address-not-allowed",
                    "If this address is the identity provider's, add it to the directory's allowed addresses."),
            Map.entry(
                    "no-clients",
                    "The identity provider uses OAuth: name its client in the directory's setting clients, or let it use a"
                            + " directory token."),
            Map.entry("client-not-named", "Name this client in the directory's setting clients."),
            Map.entry("scope-missing", "Give the client a client scope named scim, included in the token's scope."),
            Map.entry(
                    "audience-missing",
                    "Give the client an audience mapper whose Included Custom Audience is the SCIM base URL of this"
                            + " directory."),
            Map.entry(
                    "expired-access-token",
                    "The identity provider uses an access token that has expired. If this goes on, raise the Access Token"
                            + " Lifespan of its client."),
            Map.entry(
                    "invalid-access-token",
                    "Make sure that the client and its service account are enabled and that the token URL is this"
                            + " realm's."),
            Map.entry(
                    "person",
                    "The token speaks for a person. Let the identity provider use client credentials, not a sign-in of"
                            + " somebody."),
            Map.entry("no-directory", SAME_URL),
            Map.entry("no-such-address", SAME_URL),
            Map.entry(
                    "paused",
                    "An administrator has paused the directory. It takes requests again when they resume it; then let the"
                            + " identity provider send everything once more."),
            Map.entry(
                    "saml-first",
                    "Link the directory to a SAML identity provider and enforce it, or switch Require SAML off."),
            Map.entry(
                    "wrong-tokens",
                    "Too many wrong tokens came from this address. Enter the right token at the identity provider and wait"
                            + " for half a minute."),
            Map.entry(
                    "events-waiting",
                    "Earlier changes of the directory made many events, which are put in order first. The identity provider"
                            + " tries again by itself."),
            Map.entry(
                    "rate-limit",
                    "The identity provider sends faster than the directory's rate limit. It tries again by itself; raise"
                            + " the limit if it does not catch up."));

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry(
                    "uniqueness",
                    "There is somebody, or a group, of that name, e-mail or externalId already. See the directory's"
                            + " reviews, or give them another value at the identity provider."),
            Map.entry(
                    "invalidFilter",
                    "The identity provider asks in a way that cannot be read. Let it match people by userName or"
                            + " externalId."),
            Map.entry(
                    "invalidValue",
                    "Correct this value at the identity provider, or the attribute mapping that makes it, and let it send"
                            + " the person again."),
            Map.entry(
                    "invalidPath",
                    "An attribute mapping at the identity provider writes to an attribute that cannot be read. Take it out"
                            + " or correct its target."),
            Map.entry("noTarget", "Let the identity provider send the whole person or group again."),
            Map.entry(
                    "mutability",
                    "An attribute mapping at the identity provider writes to an attribute that only the server sets. Take"
                            + " it out."),
            Map.entry("invalidSyntax", "What the identity provider sends is no valid SCIM. Ask its maker."),
            Map.entry(
                    "tooMany",
                    "Let the identity provider send less at once, or ask more precisely: by userName or id."),
            Map.entry("sensitive", "Passwords cannot be asked for. Take this condition out."),
            Map.entry("invalidVers", SAME_URL),
            Map.entry("invalidCursor", "Let the identity provider begin its list again."),
            Map.entry("invalidCount", "Let the identity provider begin its list again."));

    private static final Map<Integer, String> BY_STATUS = Map.ofEntries(
            Map.entry(400, "What the identity provider sends cannot be used as it is; the detail says what."),
            Map.entry(401, "Enter the directory token at the identity provider again."),
            Map.entry(
                    403,
                    "The detail says what keeps this from happening. An administrator of the realm can change it."),
            Map.entry(
                    404,
                    "They are not in this directory any more. Let the identity provider begin a full synchronization, so"
                            + " that it makes them again."),
            Map.entry(405, SAME_URL),
            Map.entry(408, "The body came too slowly. Nothing has to be done unless this happens again and again."),
            Map.entry(409, "Somebody else changed the same at this moment, or it is there already. Try again."),
            Map.entry(
                    412,
                    "Somebody else has changed it meanwhile. The identity provider reads it again and repeats this."),
            Map.entry(413, "Let the identity provider send less in one request."),
            Map.entry(415, "Let the identity provider send JSON in UTF-8: application/scim+json or application/json."),
            Map.entry(429, "The identity provider tries again by itself."),
            Map.entry(500, "A fault of the server; its log knows more under the reference. Report it."),
            Map.entry(501, "This is not offered. Switch it off at the identity provider."),
            Map.entry(503, "The server or its database was not ready. The identity provider tries again by itself."));

    private RefusalHint() {}

    /**
     * The remedy.
     *
     * @param status the HTTP status of the response
     * @param scimType the SCIM error type; empty if there is none
     * @param reason the reason in the log; empty if there is none
     * @return empty if the status is not an error
     */
    public static Optional<String> of(int status, String scimType, String reason) {
        return Optional.ofNullable(BY_REASON.get(reason))
                .or(() -> Optional.ofNullable(BY_TYPE.get(scimType)))
                .or(() -> Optional.ofNullable(BY_STATUS.get(status)));
    }
}
