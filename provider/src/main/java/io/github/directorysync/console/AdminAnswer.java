package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.DatabaseFault;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * The one way in which the admin API answers: what is refused is answered with field and reason, and has not happened. So is
 * what met a change that somebody else was making.
 */
final class AdminAnswer {

    private static final Logger LOG = Logger.getLogger(AdminAnswer.class);

    private AdminAnswer() {}

    /**
     * Answers what {@code work} answers; 400 with {@code field} and {@code errorMessage} if it refuses; 409 with
     * {@code errorMessage} if the database does, because somebody else changed the same at the same time.
     */
    static Response of(KeycloakSession session, Supplier<Response> work) {
        try {
            Response answer = work.get();
            DatabaseFault.provoke(session);
            return answer;
        } catch (InvalidSettings invalid) {
            ObjectNode error = error(String.valueOf(invalid.getMessage())).put("field", invalid.key());
            return refused(session, Response.Status.BAD_REQUEST, error);
        } catch (WebApplicationException answered) {
            throw answered;
        } catch (RuntimeException fault) {
            if (DatabaseFault.of(fault) != DatabaseFault.COLLISION) {
                throw fault;
            }
            LOG.debugf(fault, "A request to the admin API met another one and was refused");
            return refused(
                    session,
                    Response.Status.CONFLICT,
                    error("Somebody else changed this at the same time. Nothing was changed; try again."));
        }
    }

    private static ObjectNode error(String message) {
        return JsonNodeFactory.instance.objectNode().put("errorMessage", message);
    }

    /** Keycloak commits whatever is answered with a body, unless it is told not to. */
    private static Response refused(KeycloakSession session, Response.Status status, ObjectNode error) {
        session.getTransactionManager().setRollbackOnly();
        return json(status, error);
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
