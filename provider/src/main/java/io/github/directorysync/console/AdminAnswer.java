package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.InvalidSettings.SettingFault;
import io.github.directorysync.keycloak.query.DatabaseFault;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * The one way in which the admin API answers: what is refused is answered with field and reason, and has not happened. So is
 * what met a change that somebody else was making.
 */
public final class AdminAnswer {

    private static final Logger LOG = Logger.getLogger(AdminAnswer.class);

    private AdminAnswer() {}

    /**
     * Answers what {@code work} answers; 400 with {@code errorMessage} and {@code errors} if it refuses; 409 with
     * {@code errorMessage} if the database does, because somebody else changed the same at the same time.
     */
    public static Response of(KeycloakSession session, Supplier<Response> work) {
        try {
            Response answer = work.get();
            DatabaseFault.provoke(session);
            return answer;
        } catch (InvalidSettings invalid) {
            return refused(session, Response.Status.BAD_REQUEST, error(invalid));
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
                    error(List.of(), "Somebody else changed this at the same time. Nothing was changed; try again."));
        }
    }

    /**
     * Answers 400 unless the check is through, where there is no answer yet to be given.
     *
     * @throws WebApplicationException that answers the request
     */
    static void require(KeycloakSession session, Runnable check) {
        try {
            check.run();
        } catch (InvalidSettings invalid) {
            throw new WebApplicationException(refused(session, Response.Status.BAD_REQUEST, error(invalid)));
        }
    }

    /** The request has not seen the last state of what it changes; nothing is changed. */
    public static WebApplicationException conflict(KeycloakSession session, SettingFault fault) {
        return new WebApplicationException(
                refused(session, Response.Status.CONFLICT, error(List.of(fault), fault.message())));
    }

    private static ObjectNode error(InvalidSettings invalid) {
        return error(invalid.faults(), String.valueOf(invalid.getMessage()));
    }

    /**
     * The one shape of every refusal of the admin API and the portal API: {@code errorMessage} for people, {@code errors}
     * with each field that is wrong, and the first of these as {@code field}, as in Keycloak's own refusals.
     *
     * @param faults none if no field is at fault
     */
    static ObjectNode error(List<SettingFault> faults, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        faults.stream().findFirst().ifPresent(first -> error.put("field", first.field()));
        error.put("errorMessage", message);
        ArrayNode all = error.putArray("errors");
        faults.forEach(fault -> all.addObject().put("field", fault.field()).put("message", fault.message()));
        return error;
    }

    /** Keycloak commits whatever is answered with a body, unless it is told not to. */
    private static Response refused(KeycloakSession session, Response.Status status, ObjectNode error) {
        session.getTransactionManager().setRollbackOnly();
        return json(status, error);
    }

    public static Response ok(JsonNode body) {
        return json(Response.Status.OK, body);
    }

    public static Response created(JsonNode body) {
        return json(Response.Status.CREATED, body);
    }

    /** It goes on in the background. */
    public static Response accepted(JsonNode body) {
        return json(Response.Status.ACCEPTED, body);
    }

    public static Response done() {
        return Response.noContent().build();
    }

    private static Response json(Response.Status status, JsonNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }
}
