package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
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

    /** What was sent may be a part of it, of any length. */
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

    /** RFC 9865 §2.1: a count that cannot be kept while walking by cursor. */
    public static ScimProblem invalidCount(String detail) {
        return new ScimProblem(400, "invalidCount", detail);
    }

    /** More than the server is willing to look at, whatever of it would be answered. */
    public static ScimProblem tooMany(String detail) {
        return new ScimProblem(400, "tooMany", detail);
    }

    /** RFC 7644 §7.5.2: addresses stand in everybody's access logs. */
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

    /** The same with a reason for the log. */
    ScimProblem because(String word, String explanation) {
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
