package io.github.directorysync.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.RequestRefusal;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.Deactivation;
import io.github.directorysync.scim.resource.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One operation of a Bulk request (RFC 7644 §3.7).
 *
 * @param method in upper case; empty if none was sent
 * @param path relative to the SCIM base URL; empty if none was sent
 * @param bulkId the id by which other operations refer to the created resource
 * @param version the expected version, as in {@code If-Match}; empty if any version may be changed
 */
public record BulkOperation(
        String method, String path, Optional<String> bulkId, Optional<String> version, Optional<ObjectNode> data) {

    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> TYPES = Set.of("Users", "Groups");
    private static final String PASSWORD = "password";

    static BulkOperation read(ObjectNode sent) {
        return new BulkOperation(
                text(sent, "method").orElse("").toUpperCase(Locale.ROOT),
                text(sent, "path").orElse(""),
                text(sent, "bulkId").filter(id -> !id.isEmpty()),
                text(sent, "version").filter(tag -> !tag.isEmpty()),
                Dialect.field(sent, "data").filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast));
    }

    private static Optional<String> text(ObjectNode sent, String name) {
        return Dialect.field(sent, name).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    boolean creates() {
        return method.equals("POST");
    }

    /** The non-empty segments of the path. */
    public List<String> segments() {
        return Stream.of(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /**
     * Checks that a Bulk request may contain the operation.
     *
     * @throws ScimProblem 400 invalidSyntax, 404, 405
     */
    void requirePossible() {
        List<String> segments = segments();
        if (!METHODS.contains(method)) {
            throw RequestRefusal.methodNotAllowed(
                    method.isEmpty() ? "An operation without a method" : method, path, METHODS);
        }
        if (segments.isEmpty() || !TYPES.contains(segments.get(0))) {
            throw RequestRefusal.noSuchEndpoint(
                    path, "An operation is of /Users or /Groups, or of one of them by its id.");
        }
        if (segments.size() != (creates() ? 1 : 2)) {
            throw RequestRefusal.methodNotAllowed(
                    method, path, segments.size() == 1 ? List.of("POST") : List.of("PUT", "PATCH", "DELETE"));
        }
        if (creates() && bulkId.isEmpty()) {
            throw ScimProblem.invalidSyntax("A POST in a Bulk request needs a bulkId.");
        }
        if (data.isEmpty() && !method.equals("DELETE")) {
            throw ScimProblem.invalidSyntax("A " + method + " in a Bulk request needs its data, an object.");
        }
    }

    /** The bulkIds in the path and anywhere in the data. */
    Set<String> references() {
        Set<String> references = new LinkedHashSet<>();
        segments().forEach(segment -> BulkReference.collect(segment, references));
        data.ifPresent(sent -> BulkReference.collect(sent, references));
        return references;
    }

    /** Whether it suspends the user of this bulkId, so that its other values can be left out. */
    boolean deactivates(String reference) {
        boolean ofThatOne = segments().stream().anyMatch(segment -> segment.endsWith(":" + reference));
        return !creates()
                && !ofThatOne
                && data.filter(sent -> method.equals("PUT") ? Deactivation.isInPut(sent) : Deactivation.isInPatch(sent))
                        .isPresent();
    }

    /** The operation without the values that refer to these bulkIds. */
    BulkOperation without(Set<String> ids) {
        return new BulkOperation(
                method,
                path,
                bulkId,
                version,
                data.flatMap(sent -> BulkReference.without(sent, ids)).map(ObjectNode.class::cast));
    }

    /**
     * A later operation on the created resource: a PUT with the same data, or a DELETE. The password is omitted, because it
     * is set already and hashing is slow.
     */
    BulkOperation afterwards(String method, String id) {
        return new BulkOperation(
                method,
                path + "/" + id,
                Optional.empty(),
                Optional.empty(),
                data.filter(sent -> method.equals("PUT")).map(BulkOperation::withoutPassword));
    }

    private static ObjectNode withoutPassword(ObjectNode sent) {
        ObjectNode copy = sent.deepCopy();
        List<String> names = new ArrayList<>();
        copy.fieldNames().forEachRemaining(names::add);
        copy.remove(names.stream().filter(PASSWORD::equalsIgnoreCase).toList());
        return copy;
    }

    /** The operation with bulkIds replaced by ids. */
    BulkOperation resolved(Map<String, String> ids) {
        return mapped(id -> ids.getOrDefault(id, id));
    }

    private BulkOperation mapped(UnaryOperator<String> resolve) {
        String there = segments().stream()
                .map(segment -> BulkReference.mapped(segment, resolve))
                .collect(Collectors.joining("/", "/", ""));
        return new BulkOperation(
                method, there, bulkId, version, data.map(sent -> (ObjectNode) BulkReference.mapped(sent, resolve)));
    }
}
