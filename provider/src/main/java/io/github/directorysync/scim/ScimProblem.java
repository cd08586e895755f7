package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An error response (RFC 7644 §3.12): an HTTP status, a {@code scimType} if one of the RFC's fits, and a message for
 * administrators who read the identity provider's log. Created by named factories.
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
     * The reason of a refusal, for the log only.
     *
     * @param word one of a fixed set of values
     * @param explanation the reason as a sentence
     */
    public record Reason(String word, String explanation) {}

    ScimProblem(int status, String scimType, String detail) {
        this(status, scimType, detail, Map.of());
    }

    ScimProblem(int status, String scimType, String detail, Map<String, String> headers) {
        this(status, scimType, detail, headers, Optional.empty(), Set.of());
    }

    ScimProblem(
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

    /** The detail may repeat sent values of any length. */
    private static String cut(String detail) {
        return detail.length() <= LONGEST ? detail : Text.fitting(detail, LONGEST) + "…";
    }

    public static ScimProblem noSuchResource(String type, String id) {
        return new ScimProblem(404, "", "There is no " + type + " with the id " + id + " in this directory.");
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

    /** RFC 9865 §2.1: an invalid count in a request with a cursor. */
    public static ScimProblem invalidCount(String detail) {
        return new ScimProblem(400, "invalidCount", detail);
    }

    /** The request would read or compare more than the server allows. */
    public static ScimProblem tooMany(String detail) {
        return new ScimProblem(400, "tooMany", detail);
    }

    /** RFC 7644 §7.5.2: URLs are written to access logs. */
    public static ScimProblem sensitive(String attribute) {
        return new ScimProblem(
                400, "sensitive", "The attribute " + attribute + " must not stand in an address; use POST .search.");
    }

    /** RFC 9865 §2.1. */
    public static ScimProblem invalidCursor() {
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

    public static ScimProblem forbidden(String detail) {
        return new ScimProblem(403, "", detail);
    }

    /** The same problem with a reason for the log. */
    ScimProblem because(String word, String explanation) {
        return new ScimProblem(
                status, scimType.orElse(""), detail(), headers, Optional.of(new Reason(word, explanation)), paths);
    }

    /** The same problem with the refused attributes: see {@link #paths()}. */
    public ScimProblem about(Collection<String> refused) {
        return new ScimProblem(status, scimType.orElse(""), detail(), headers, reason, refused);
    }

    public int status() {
        return status;
    }

    /** The paths of the attributes whose values are refused; empty if unknown. */
    public Set<String> paths() {
        return paths;
    }

    /** Whether the detail repeats a sent path, which may be any text. */
    boolean repeatsPath() {
        return scimType.filter("invalidPath"::equals).isPresent();
    }

    /** The additional headers of the response. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The refusal and its reason, in one or two sentences. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** The reason for the log, where the client must not see it. */
    public Optional<Reason> reason() {
        return reason;
    }

    /** The body of the response; {@code status} is a string, as RFC 7644 §3.12 requires. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(SCHEMA);
        body.put("status", Integer.toString(status));
        scimType.ifPresent(type -> body.put("scimType", type));
        body.put("detail", detail());
        return body;
    }
}
