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
 * A request as it came in.
 *
 * @param path below the SCIM base URL, in its segments, without empty ones
 * @param parameters of the query, decoded
 * @param sent the body; empty if there is none, and as long as it has not been received
 * @param payment how it is counted in the directory's rate limit
 * @param leftOut the parts without which it is tried now, if it suspends a user
 */
public record ScimRequest(
        String method,
        List<String> path,
        MultivaluedMap<String, String> parameters,
        RequestHeaders headers,
        String sent,
        Payment payment,
        LeftOut leftOut) {

    /** As it came: nothing is left out of it. */
    public ScimRequest(
            String method,
            List<String> path,
            MultivaluedMap<String, String> parameters,
            RequestHeaders headers,
            String sent,
            Payment payment) {
        this(method, path, parameters, headers, sent, payment, LeftOut.NOTHING);
    }

    /** A request of which only the head has been received. */
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
            // A client that leaves quotes unescaped: there is no URI to look at.
            return decoded;
        }
    }

    /** The same with its body. */
    public ScimRequest with(String body) {
        return new ScimRequest(method, path, parameters, headers, body, payment);
    }

    /** The same without what its address asks for beside its path. */
    public ScimRequest withoutParameters() {
        return new ScimRequest(method, path, new MultivaluedHashMap<>(), headers, sent, payment, leftOut);
    }

    /** How large its body may be, in bytes. */
    public int largest() {
        return path.contains("Groups") ? Limits.GROUP_BODY_BYTES : BulkRequest.MAX_PAYLOAD;
    }

    /**
     * Refuses, by the headers alone, a body that is not to be received.
     *
     * @throws ScimProblem 415 also for a content coding such as gzip, 413
     */
    public void requireReadable() {
        headers.requireReadable(largest());
    }

    /** One operation of this Bulk request, as if it had come alone and asked for no more than it is told. */
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

    /** The same, to be done again without more of what it carries. */
    ScimRequest without(LeftOut more) {
        return new ScimRequest(method, path, parameters, headers, sent, Payment.ON_CREDIT, more);
    }

    public ScimRequest asking(String otherMethod) {
        return new ScimRequest(otherMethod, path, parameters, headers, sent, payment, leftOut);
    }

    /** Its head has been paid for. */
    public ScimRequest paid() {
        return new ScimRequest(method, path, parameters, headers, sent, Payment.PAID, leftOut);
    }

    /** To be done again. */
    public ScimRequest onCredit() {
        return new ScimRequest(method, path, parameters, headers, sent, Payment.ON_CREDIT, leftOut);
    }

    /** Whether it changes anything: all but GET and searches. */
    public boolean changes() {
        return !method.equals("GET") && !path.contains(".search");
    }

    /**
     * The body as a JSON object.
     *
     * @throws ScimProblem 415, 400 invalidSyntax
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
