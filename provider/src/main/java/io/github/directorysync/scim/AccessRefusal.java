package io.github.directorysync.scim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refusals that concern the client or the whole directory: no valid token, too many requests, a paused or incompletely set
 * up directory.
 */
public final class AccessRefusal {

    private static final long SECONDS_FOR_EVENTS = 5;

    private AccessRefusal() {}

    /**
     * A missing, wrong, expired or revoked token. The response is always the same, so that it reveals nothing.
     *
     * @param reason for the log only
     */
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
     * 429 (RFC 6585 §4).
     *
     * @param left the rate limit headers of the response
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

    /**
     * 429: so many events of earlier changes wait for their place in the sequence that those of the realm's other
     * directories would wait behind them.
     */
    public static ScimProblem tooManyEvents() {
        return new ScimProblem(
                        429,
                        "",
                        "The earlier changes of this directory are still being told to the app. Try again in "
                                + SECONDS_FOR_EVENTS + " seconds.",
                        Map.of("Retry-After", Long.toString(SECONDS_FOR_EVENTS)))
                .because("events-waiting", "Too many events of earlier changes wait for their place in the sequence.");
    }

    /** Too many wrong tokens came from one IP address: the token of this request was not checked. */
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
     * @param why what is not enabled, as a sentence
     */
    public static ScimProblem notEnabled(String why) {
        return ScimProblem.forbidden(
                why + " Nothing was changed and nothing is lost; whoever provides this service can enable it.");
    }

    /**
     * The directory is paused. Neither success nor "not found" may be answered: the identity provider would assume that the
     * change was made, or that the resources were deleted.
     */
    public static ScimProblem paused() {
        return ScimProblem.forbidden(
                        "This directory is paused. Nothing was changed; an administrator of the realm can resume it.")
                .because("paused", "An administrator has paused the directory.");
    }

    /**
     * What a directory has rehearsed is being made. Neither success nor "not found" may be answered, as for {@link
     * #paused}; clients repeat the request.
     */
    public static ScimProblem goingLive() {
        return new ScimProblem(
                        503,
                        "",
                        "This directory goes live: what it has sent in its rehearsal is being made. Nothing of this"
                                + " request was changed; try again in a minute.",
                        Map.of("Retry-After", "60"))
                .because("going-live", "The directory goes live.");
    }

    /** The directory requires SAML, and its users cannot yet sign in by SAML only. */
    public static ScimProblem shut(String reasons) {
        return ScimProblem.forbidden(
                        "Nothing is taken from this directory before its people sign in by SAML. " + reasons)
                .because("saml-first", "Require SAML is on, and something is missing for it.");
    }
}
