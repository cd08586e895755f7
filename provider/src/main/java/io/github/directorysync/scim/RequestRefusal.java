package io.github.directorysync.scim;

import java.util.Collection;
import java.util.Map;

/**
 * Refusals of requests that are malformed as a whole: an unknown path or method, or a body that is too large, incomplete or
 * of the wrong type.
 */
public final class RequestRefusal {

    private RequestRefusal() {}

    /**
     * The path does not exist.
     *
     * @param hint what to try instead
     */
    public static ScimProblem noSuchEndpoint(String path, String hint) {
        return new ScimProblem(404, "", "There is nothing at " + path + ". " + hint)
                .because("no-such-address", "The SCIM API has no such address.");
    }

    /**
     * The path does not support the method.
     *
     * @param allowed the supported methods (RFC 9110 §15.5.6)
     */
    public static ScimProblem methodNotAllowed(String method, String path, Collection<String> allowed) {
        return new ScimProblem(
                405, "", method + " is not possible at " + path + ".", Map.of("Allow", String.join(", ", allowed)));
    }

    public static ScimProblem unsupportedMediaType(String type) {
        return new ScimProblem(
                415,
                "",
                "The body must be application/scim+json or application/json, in UTF-8 or another usual charset; it is "
                        + type + ".");
    }

    /** Compressed bodies are refused (RFC 9110 §15.5.16), because their unpacked size is unknown. */
    public static ScimProblem unsupportedEncoding(String encoding) {
        return new ScimProblem(
                415,
                "",
                "The body must not be compressed; its Content-Encoding is " + encoding + ". Send it as it is.",
                Map.of("Accept-Encoding", "identity"));
    }

    /** Malformed bytes are refused, not replaced. */
    public static ScimProblem notInCharset(String charset) {
        return ScimProblem.invalidSyntax("The body has bytes that are not " + charset
                + ". Send it in UTF-8, or name its charset in the Content-Type. Nothing was changed.");
    }

    public static ScimProblem notImplemented(String what) {
        return new ScimProblem(501, "", what + " is not offered by this server.");
    }

    public static ScimProblem tooLarge(int limit) {
        return new ScimProblem(413, "", "The body is larger than " + limit + " bytes.");
    }

    /** The body was received too slowly (RFC 9110 §15.5.9). */
    public static ScimProblem tooSlow() {
        return new ScimProblem(408, "", "The body came too slowly and was given up. Nothing was changed.");
    }

    /** The client closed the connection before the body was complete, so it rarely receives this response. */
    public static ScimProblem brokenOff() {
        return ScimProblem.invalidSyntax("The connection broke off before the body was complete.");
    }

    /** The client sends too many or too large bodies at the same time. */
    public static ScimProblem tooManyBodies() {
        return new ScimProblem(
                429,
                "",
                "Too many requests with a body, or with too large ones, are being received at the same time."
                        + " Nothing was changed; try again in a second.",
                Map.of("Retry-After", "1"));
    }

    /** The client asks for too many large answers or changes at the same time, or takes answers too slowly. */
    public static ScimProblem tooManyLarge() {
        return new ScimProblem(
                429,
                "",
                "Too many large answers are being sent, or large groups changed, at the same time. Nothing was changed;"
                        + " try again in a second, or ask for less: by count, or by excludedAttributes.",
                Map.of("Retry-After", "1"));
    }

    /** No server of this size can do it. */
    public static ScimProblem tooLargeForServer() {
        return new ScimProblem(
                400,
                "tooMany",
                "The request concerns more members of groups than this server can change or show at once. Nothing was"
                        + " changed; remove members first, some ten thousand in each request.");
    }

    /**
     * Too many passwords; hashing them is slow by design.
     *
     * @param sent the number of operations with a password
     */
    public static ScimProblem tooManyPasswords(int sent, int limit) {
        return new ScimProblem(
                413,
                "",
                "There are passwords in " + sent + " operations, and one request may set at most " + limit
                        + ". Nothing was done; send them in several requests.");
    }

    public static ScimProblem tooManyOperations(int limit) {
        return new ScimProblem(413, "", "There are more than " + limit + " operations.");
    }

    static ScimProblem resourceTooLarge(int limit) {
        return new ScimProblem(413, "", "The resource would be larger than " + limit / 1024 + " kB.");
    }

    /** RFC 7644 §3.13. */
    public static ScimProblem invalidVersion(String version) {
        return new ScimProblem(400, "invalidVers", "SCIM is offered in version v2, not in " + version + ".");
    }
}
