package io.github.directorysync.endpoint.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.QueryString;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.bulk.BulkOperation;
import io.github.directorysync.scim.bulk.BulkRequest;
import io.github.directorysync.scim.resource.LeftOut;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.search.Projection;
import io.github.directorysync.scim.search.SearchRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * A SCIM request.
 *
 * @param path the segments below the directory's address, without empty ones: {@code scim, v2, Users, id}
 * @param parameters of the query, decoded
 * @param sent the body; empty if there is none, or if it has not been received yet
 * @param payment how the request is charged to the directory's rate limit
 * @param leftOut the parts that this attempt leaves out, if the request suspends or deletes a user
 */
public record ScimRequest(
        String method,
        List<String> path,
        MultivaluedMap<String, String> parameters,
        RequestHeaders headers,
        String sent,
        Payment payment,
        LeftOut leftOut) {

    /** A request from which nothing is left out. */
    public ScimRequest(
            String method,
            List<String> path,
            MultivaluedMap<String, String> parameters,
            RequestHeaders headers,
            String sent,
            Payment payment) {
        this(method, path, parameters, headers, sent, payment, LeftOut.NOTHING);
    }

    /** A request whose body has not been received yet. */
    public static ScimRequest of(KeycloakSession session, String method, String path) {
        return new ScimRequest(
                method,
                Arrays.stream(path.split("/", -1))
                        .filter(segment -> !segment.isEmpty())
                        .toList(),
                parameters(session),
                new RequestHeaders(session.getContext().getRequestHeaders()::getHeaderString),
                "",
                Payment.DUE);
    }

    private static MultivaluedMap<String, String> parameters(KeycloakSession session) {
        MultivaluedMap<String, String> decoded = session.getContext().getUri().getQueryParameters();
        if (decoded.isEmpty()) {
            return decoded;
        }
        try {
            String raw = session.getContext().getUri().getRequestUri().getRawQuery();
            MultivaluedMap<String, String> meant = new MultivaluedHashMap<>();
            meant.putAll(QueryString.parameters(raw));
            return meant;
        } catch (IllegalArgumentException noUri) {
            // Some clients do not escape quotes: the URI cannot be parsed again, JAX-RS's decoding is used.
            return decoded;
        }
    }

    /** The same request with its body. */
    public ScimRequest with(String body) {
        return new ScimRequest(method, path, parameters, headers, body, payment);
    }

    /** The same request without its query parameters. */
    public ScimRequest withoutParameters() {
        return new ScimRequest(method, path, new MultivaluedHashMap<>(), headers, sent, payment, leftOut);
    }

    /** The largest permitted body, in bytes. */
    public int largest() {
        return path.contains("Groups") ? Limits.GROUP_BODY_BYTES : BulkRequest.MAX_PAYLOAD;
    }

    /**
     * Refuses a body by the headers alone.
     *
     * @throws ScimProblem 415 for another media type or a content coding such as gzip; 413 if it is too long
     */
    public void requireReadable() {
        headers.requireReadable(largest());
    }

    /** One operation of this Bulk request as a single request that asks for the id only. */
    public ScimRequest alone(BulkOperation operation) {
        MultivaluedMap<String, String> brief = new MultivaluedHashMap<>();
        brief.putSingle("attributes", "id");
        List<String> there = new ArrayList<>(path.subList(0, path.size() - 1));
        there.addAll(operation.segments());
        return new ScimRequest(
                operation.method(),
                List.copyOf(there),
                brief,
                new RequestHeaders(name -> switch (name) {
                    case HttpHeaders.IF_MATCH -> operation.version().orElse(null);
                    case HttpHeaders.IF_NONE_MATCH -> null;
                    default -> headers.values().apply(name);
                }),
                operation.data().map(ScimJson::text).orElse(""),
                Payment.PAID);
    }

    /** The same request, to be retried without these parts. */
    ScimRequest without(LeftOut more) {
        return new ScimRequest(method, path, parameters, headers, sent, Payment.ON_CREDIT, more);
    }

    public ScimRequest asking(String otherMethod) {
        return new ScimRequest(otherMethod, path, parameters, headers, sent, payment, leftOut);
    }

    /** The same request, already charged. */
    public ScimRequest paid() {
        return new ScimRequest(method, path, parameters, headers, sent, Payment.PAID, leftOut);
    }

    /** The same request as a retry. */
    public ScimRequest onCredit() {
        return new ScimRequest(method, path, parameters, headers, sent, Payment.ON_CREDIT, leftOut);
    }

    /** Whether the request may change something: all but GET and searches. */
    public boolean changes() {
        return !method.equals("GET") && !path.contains(".search");
    }

    /**
     * The body as a JSON object.
     *
     * @throws ScimProblem 415 for another media type, 400 invalidSyntax
     */
    public ObjectNode body() {
        headers.requireJson();
        return ScimJson.object(sent);
    }

    /** The query of a list, from the parameters. */
    public SearchRequest search() {
        return SearchRequest.ofAddress(parameters);
    }

    /** The query of a list, from the body of a {@code .search}. */
    public SearchRequest searchInBody() {
        return SearchRequest.ofBody(body());
    }

    public Projection projection(ResourceSchema schema) {
        try {
            return search().projection(schema);
        } catch (ScimProblem problem) {
            if (leftOut.isPartial()) {
                return new SearchRequest(Map.of()).projection(schema);
            }
            throw problem;
        }
    }
}
