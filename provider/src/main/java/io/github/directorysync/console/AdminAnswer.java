package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.InvalidSettings;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/** The one way in which the admin API answers: what is refused is answered with field and reason, and has not happened. */
final class AdminAnswer {

    private AdminAnswer() {}

    /** Answers what {@code work} answers, or 400 with {@code field} and {@code errorMessage}. */
    static Response of(KeycloakSession session, Supplier<Response> work) {
        try {
            return work.get();
        } catch (InvalidSettings invalid) {
            // Keycloak commits whatever is answered with a body.
            session.getTransactionManager().setRollbackOnly();
            ObjectNode error = JsonNodeFactory.instance.objectNode();
            error.put("field", invalid.key());
            error.put("errorMessage", String.valueOf(invalid.getMessage()));
            return json(Response.Status.BAD_REQUEST, error);
        }
    }

    static Response ok(JsonNode body) {
        return json(Response.Status.OK, body);
    }

    static Response created(JsonNode body) {
        return json(Response.Status.CREATED, body);
    }

    /** It goes on in the background. */
    static Response accepted(JsonNode body) {
        return json(Response.Status.ACCEPTED, body);
    }

    static Response done() {
        return Response.noContent().build();
    }

    private static Response json(Response.Status status, JsonNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }
}
