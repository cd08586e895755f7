package io.github.directorysync.scim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refusals of a client, or of all requests of a directory: no valid token, too many requests, a directory that is paused or
 * not ready.
 */
public final class AccessRefusal {

    private AccessRefusal() {}

    /** Wrong, expired, revoked or foreign token: all the same to the caller, so that nothing can be learnt. */
    public static ScimProblem unauthorized(ScimProblem.Reason reason) {
        return new ScimProblem(
                401,
                "",
                "The directory token is missing, not valid, or not accepted from this address. Send it as Authorization:"
                        + " Bearer <token> to the SCIM base URL of its directory, which ends in"
                        + " /directories/<alias>/scim/v2 with the alias in lower case. An administrator of the realm finds"
                        + " the reason in the activity log.",
                Map.of(),
                Optional.of(reason),
                Set.of());
    }

    /**
     * RFC 6585 §4.
     *
     * @param left headers that say how much is left of what
     */
    public static ScimProblem tooManyRequests(long waitSeconds, Map<String, String> left) {
        Map<String, String> headers = new HashMap<>(left);
        headers.put("Retry-After", Long.toString(waitSeconds));
        return new ScimProblem(
                        429,
                        "",
                        "The directory sends more requests than it may. Try again in " + waitSeconds + " seconds.",
                        headers)
                .because("rate-limit", "The directory's rate-limit and rate-burst are used up.");
    }

    /** Too many wrong tokens came from one IP address: the token that came with the request was not looked at. */
    public static ScimProblem tooManyWrongTokens(long waitSeconds) {
        return new ScimProblem(
                        429,
                        "",
                        "Too many wrong tokens came from this address. Try again in " + waitSeconds + " seconds.",
                        Map.of("Retry-After", Long.toString(waitSeconds)))
                .because("wrong-tokens", "The token that came with this request was not looked at.");
    }

    /**
     * Directory sync is not enabled for this directory.
     *
     * @param why for whom it would have to be enabled
     */
    public static ScimProblem notEnabled(String why) {
        return ScimProblem.forbidden(
                why + " Nothing was changed and nothing is lost; whoever provides this service can enable it.");
    }

    /** Never success and never "not found": the identity provider would believe that all is done, or that all are gone. */
    public static ScimProblem paused() {
        return ScimProblem.forbidden(
                        "This directory is paused. Nothing was changed; an administrator of the realm can resume it.")
                .because("paused", "An administrator has paused the directory.");
    }

    /** The directory requires SAML, and its users cannot yet sign in by SAML only. */
    public static ScimProblem shut(String reasons) {
        return ScimProblem.forbidden(
                        "Nothing is taken from this directory before its people sign in by SAML. " + reasons)
                .because("saml-first", "Require SAML is on, and something is missing for it.");
    }
}
