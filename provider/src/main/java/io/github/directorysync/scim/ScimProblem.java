package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A refusal in the words of RFC 7644 §3.12: an HTTP status, where it fits one of the RFC's {@code scimType}s, and a
 * sentence for the person who reads the identity provider's log. Made by the named factories, answered in one place.
 */
public final class ScimProblem extends RuntimeException {

    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static final int LONGEST = 1_000;

    private final int status;
    private final transient Optional<String> scimType;
    private final transient Map<String, String> headers;
    private final transient Set<String> paths;
    private final transient Optional<Reason> reason;

    /**
     * Why something was refused, for the log and nobody else.
     *
     * @param word one of a few
     */
    public record Reason(String word, String explanation) {}

    private ScimProblem(int status, String scimType, String detail) {
        this(status, scimType, detail, Map.of());
    }

    private ScimProblem(int status, String scimType, String detail, Map<String, String> headers) {
        this(status, scimType, detail, headers, Optional.empty(), Set.of());
    }

    private ScimProblem(
            int status,
            String scimType,
            String detail,
            Map<String, String> headers,
            Optional<Reason> reason,
            Collection<String> paths) {
        super(cut(detail), null, false, false);
        this.status = status;
        this.reason = reason;
        this.paths = Set.copyOf(paths);
        this.headers = Map.copyOf(headers);
        this.scimType = scimType.isEmpty() ? Optional.empty() : Optional.of(scimType);
    }

    /** What was sent may be a part of it, of any length. */
    private static String cut(String detail) {
        return detail.length() <= LONGEST ? detail : Text.fitting(detail, LONGEST) + "…";
    }

    public static ScimProblem noSuchResource(String type, String id) {
        return new ScimProblem(404, "", "There is no " + type + " with the id " + id + " in this directory.");
    }

    /**
     * Nothing is at that address.
     *
     * @param hint what to try instead
     */
    public static ScimProblem noSuchEndpoint(String path, String hint) {
        return new ScimProblem(404, "", "There is nothing at " + path + ". " + hint)
                .because("no-such-address", "The SCIM API has no such address.");
    }

    /**
     * A method that is not possible there.
     *
     * @param allowed what is (RFC 9110 §15.5.6)
     */
    public static ScimProblem methodNotAllowed(String method, String path, Collection<String> allowed) {
        return new ScimProblem(
                405, "", method + " is not possible at " + path + ".", Map.of("Allow", String.join(", ", allowed)));
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

    /** From one address: the token that came with the request was not looked at. */
    public static ScimProblem tooManyWrongTokens(long waitSeconds) {
        return new ScimProblem(
                        429,
                        "",
                        "Too many wrong tokens came from this address. Try again in " + waitSeconds + " seconds.",
                        Map.of("Retry-After", Long.toString(waitSeconds)))
                .because("wrong-tokens", "The token that came with this request was not looked at.");
    }

    public static ScimProblem unsupportedMediaType(String type) {
        return new ScimProblem(
                415,
                "",
                "The body must be application/scim+json or application/json, in UTF-8 or another usual charset; it is "
                        + type + ".");
    }

    /** RFC 9110 §15.5.16: what is compressed may be of any length. */
    public static ScimProblem unsupportedEncoding(String encoding) {
        return new ScimProblem(
                415,
                "",
                "The body must not be compressed; its Content-Encoding is " + encoding + ". Send it as it is.",
                Map.of("Accept-Encoding", "identity"));
    }

    /** Nothing is put in place of bytes that cannot be read. */
    public static ScimProblem notInCharset(String charset) {
        return invalidSyntax("The body has bytes that are not " + charset
                + ". Send it in UTF-8, or name its charset in the Content-Type. Nothing was changed.");
    }

    public static ScimProblem notImplemented(String what) {
        return new ScimProblem(501, "", what + " is not offered by this server.");
    }

    public static ScimProblem tooLarge(int limit) {
        return new ScimProblem(413, "", "The body is larger than " + limit + " bytes.");
    }

    /** The body came so slowly that it was given up (RFC 9110 §15.5.9). */
    public static ScimProblem tooSlow() {
        return new ScimProblem(408, "", "The body came too slowly and was given up. Nothing was changed.");
    }

    /** The body did not come whole; the client has gone away, so hardly anybody reads this. */
    public static ScimProblem brokenOff() {
        return invalidSyntax("The connection broke off before the body was complete.");
    }

    /** Its owner sends too many, or too large, bodies at the same time. */
    public static ScimProblem tooManyBodies() {
        return new ScimProblem(
                429,
                "",
                "Too many requests with a body, or with too large ones, are being received at the same time."
                        + " Nothing was changed; try again in a second.",
                Map.of("Retry-After", "1"));
    }

    /**
     * Passwords are hashed slowly on purpose.
     *
     * @param sent how many operations have one
     */
    public static ScimProblem tooManyPasswords(int sent, int limit) {
        return new ScimProblem(
                413,
                "",
                "There are passwords in " + sent + " operations, and one request may set at most " + limit
                        + ". Nothing was done; send them in several requests.");
    }

    static ScimProblem resourceTooLarge(int limit) {
        return new ScimProblem(413, "", "The resource would be larger than " + limit / 1024 + " kB.");
    }

    public static ScimProblem tooManyOperations(int limit) {
        return new ScimProblem(413, "", "There are more than " + limit + " operations.");
    }

    public static ScimProblem invalidSyntax(String detail) {
        return new ScimProblem(400, "invalidSyntax", detail);
    }

    public static ScimProblem invalidValue(String detail) {
        return new ScimProblem(400, "invalidValue", detail);
    }

    public static ScimProblem invalidPath(String detail) {
        return new ScimProblem(400, "invalidPath", detail);
    }

    public static ScimProblem invalidFilter(String detail) {
        return new ScimProblem(400, "invalidFilter", detail);
    }

    /** RFC 9865 §2.1: a count that cannot be kept while walking by cursor. */
    static ScimProblem invalidCount(String detail) {
        return new ScimProblem(400, "invalidCount", detail);
    }

    /** More than the server is willing to look at, whatever of it would be answered. */
    public static ScimProblem tooMany(String detail) {
        return new ScimProblem(400, "tooMany", detail);
    }

    /** RFC 7644 §7.5.2: addresses stand in everybody's access logs. */
    static ScimProblem sensitive(String attribute) {
        return new ScimProblem(
                400, "sensitive", "The attribute " + attribute + " must not stand in an address; use POST .search.");
    }

    /** RFC 9865 §2.1. */
    static ScimProblem invalidCursor() {
        return new ScimProblem(
                400, "invalidCursor", "The cursor is none that was given for this list and this filter. Begin again.");
    }

    public static ScimProblem noTarget(String detail) {
        return new ScimProblem(400, "noTarget", detail);
    }

    public static ScimProblem readOnly(String attribute) {
        return new ScimProblem(400, "mutability", "The attribute " + attribute + " is read-only.");
    }

    public static ScimProblem notUnique(String detail) {
        return new ScimProblem(409, "uniqueness", detail);
    }

    public static ScimProblem versionMismatch(String version) {
        return new ScimProblem(412, "", "The resource is not in the version asked for, it is in " + version + ".");
    }

    public static ScimProblem conflict(String detail) {
        return new ScimProblem(409, "", detail);
    }

    /** Wrong, expired, revoked or foreign token: all the same to the caller, so that nothing can be learnt. */
    public static ScimProblem unauthorized(Reason reason) {
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

    public static ScimProblem forbidden(String detail) {
        return new ScimProblem(403, "", detail);
    }

    /** Directory sync is not enabled for this directory: {@code why} says for whom it would have to be. */
    public static ScimProblem notEnabled(String why) {
        return forbidden(
                why + " Nothing was changed and nothing is lost; whoever provides this service can enable it.");
    }

    /** Never success and never "not found": the identity provider would believe that all is done, or that all are gone. */
    public static ScimProblem paused() {
        return forbidden("This directory is paused. Nothing was changed; an administrator of the realm can resume it.")
                .because("paused", "An administrator has paused the directory.");
    }

    /** The same holds while it is not settled how a directory's people sign in. */
    public static ScimProblem shut(String reasons) {
        return forbidden("Nothing is taken from this directory before its people sign in by SAML. " + reasons)
                .because("saml-first", "Require SAML is on, and something is missing for it.");
    }

    public static ScimProblem unavailable() {
        return new ScimProblem(503, "", "The server cannot reach its database. Nothing was changed; try again later.");
    }

    /** What cannot be written down is not done. */
    public static ScimProblem unlogged() {
        return new ScimProblem(
                503,
                "",
                "The server cannot write its activity log. Nothing was changed; try again later.",
                Map.of("Retry-After", "30"));
    }

    /** The database went away while it was told to keep the change: it has, or it has not. */
    public static ScimProblem undecided() {
        return new ScimProblem(
                503,
                "",
                "The server lost its database at the last moment, so it is not known whether the change was made."
                        + " Send it again later: that is safe.");
    }

    /** RFC 7644 §3.13. */
    public static ScimProblem invalidVersion(String version) {
        return new ScimProblem(400, "invalidVers", "SCIM is offered in version v2, not in " + version + ".");
    }

    /** A fault of ours. The detail says nothing of the inside; {@code reference} finds it in the server's log. */
    public static ScimProblem fault(String reference) {
        return new ScimProblem(500, "", "The server failed. Its log knows more under " + reference + ".");
    }

    /** The same with a reason for the log. */
    private ScimProblem because(String word, String explanation) {
        return new ScimProblem(
                status, scimType.orElse(""), detail(), headers, Optional.of(new Reason(word, explanation)), paths);
    }

    /** The same, which says what was refused: see {@link #paths()}. */
    public ScimProblem about(Collection<String> refused) {
        return new ScimProblem(status, scimType.orElse(""), detail(), headers, reason, refused);
    }

    public int status() {
        return status;
    }

    /** The attributes whose values are refused, as in the path of a PATCH; empty if it is not known which. */
    public Set<String> paths() {
        return paths;
    }

    /** Whether the detail repeats a path that may hold any text. */
    boolean repeatsPath() {
        return scimType.filter("invalidPath"::equals).isPresent();
    }

    /** What goes into the head of the answer. */
    public Map<String, String> headers() {
        return headers;
    }

    /** What is refused and why, in one or two sentences. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Why it is refused, where that is not for whoever asked. */
    public Optional<Reason> reason() {
        return reason;
    }

    /** The body of the answer; {@code status} is a string, as RFC 7644 §3.12 wants it. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(SCHEMA);
        body.put("status", Integer.toString(status));
        scimType.ifPresent(type -> body.put("scimType", type));
        body.put("detail", detail());
        return body;
    }
}
