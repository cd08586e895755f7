package io.github.directorysync.endpoint.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.ScimProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An HTTP answer: status, optional SCIM body, headers. */
public record ScimAnswer(int status, Optional<ObjectNode> body, Map<String, String> headers) {

    private static final String SCIM_JSON = "application/scim+json;charset=UTF-8";
    private static final String SECONDS_TO_RETRY = "30";

    public ScimAnswer {
        headers = Map.copyOf(headers);
    }

    public static ScimAnswer ok(ObjectNode body) {
        return new ScimAnswer(200, Optional.of(body), Map.of());
    }

    public static ScimAnswer resource(int status, ObjectNode resource, String location, String etag) {
        return new ScimAnswer(
                status,
                Optional.of(resource),
                Map.of(HttpHeaders.LOCATION, location, HttpHeaders.CONTENT_LOCATION, location, HttpHeaders.ETAG, etag));
    }

    /** An answer with an ETag and no body: 204 after a change, 304 if the client has this version. */
    public static ScimAnswer silent(int status, String etag) {
        return new ScimAnswer(status, Optional.empty(), Map.of(HttpHeaders.ETAG, etag));
    }

    public static ScimAnswer nothing() {
        return new ScimAnswer(204, Optional.empty(), Map.of());
    }

    public static ScimAnswer refusal(ScimProblem problem) {
        Map<String, String> headers = switch (problem.status()) {
            case 401 -> Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"SCIM\", error=\"invalid_token\"");
            case 503 -> Map.of(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY);
            default -> problem.headers();
        };
        return new ScimAnswer(problem.status(), Optional.of(problem.body()), headers);
    }

    /** The answer to OPTIONS (RFC 9110 §9.3.7). */
    public static ScimAnswer allowed(Collection<String> methods) {
        return nothing().with(Map.of(HttpHeaders.ALLOW, String.join(", ", methods)));
    }

    public ScimAnswer with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new ScimAnswer(status, body, all);
    }

    public boolean isRefusal() {
        return status >= 400;
    }

    public Response response() {
        return withBody(ScimJson::bytes);
    }

    /**
     * The same, but the body is not in memory as a whole: it is written piece by piece.
     *
     * @param sending decides how it is written
     */
    public Response response(UnaryOperator<StreamingOutput> sending) {
        return withBody(json -> sending.apply(out -> ScimJson.write(json, out)));
    }

    private Response withBody(Function<ObjectNode, Object> entity) {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach(response::header);
        body.ifPresent(json -> response.entity(entity.apply(json)).header(HttpHeaders.CONTENT_TYPE, SCIM_JSON));
        return response.build();
    }
}
