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
 * Answers of the admin API. A refused request gets the fields and reasons and changes nothing; so does a request that
 * conflicts with a concurrent change.
 */
public final class AdminAnswer {

    private static final Logger LOG = Logger.getLogger(AdminAnswer.class);

    private AdminAnswer() {}

    /**
     * Answers what {@code work} answers; 400 with {@code errorMessage} and {@code errors} if it refuses the request;
     * 409 with {@code errorMessage} if the database rejects a change because of a concurrent one.
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
            LOG.debugf(fault, "A request to the admin API conflicted with another one and was refused");
            return refused(
                    session,
                    Response.Status.CONFLICT,
                    error(List.of(), "Another request changed this at the same time. Nothing was changed; try again."));
        }
    }

    /**
     * Refuses the request with 400 if the check fails, for callers that have no answer yet.
     *
     * @throws WebApplicationException with the answer
     */
    static void require(KeycloakSession session, Runnable check) {
        try {
            check.run();
        } catch (InvalidSettings invalid) {
            throw new WebApplicationException(refused(session, Response.Status.BAD_REQUEST, error(invalid)));
        }
    }

    /** 409: the request is based on an outdated version of what it changes. Nothing is changed. */
    public static WebApplicationException conflict(KeycloakSession session, SettingFault fault) {
        return new WebApplicationException(
                refused(session, Response.Status.CONFLICT, error(List.of(fault), fault.message())));
    }

    private static ObjectNode error(InvalidSettings invalid) {
        return error(invalid.faults(), String.valueOf(invalid.getMessage()));
    }

    /**
     * The body of every refusal of the admin API and the portal API: {@code errorMessage} for people, {@code errors}
     * with each wrong field, and the first of these as {@code field}, as in Keycloak's own refusals.
     *
     * @param faults the wrong fields; empty if no field is wrong
     */
    static ObjectNode error(List<SettingFault> faults, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        faults.stream().findFirst().ifPresent(first -> error.put("field", first.field()));
        error.put("errorMessage", message);
        ArrayNode all = error.putArray("errors");
        faults.forEach(fault -> all.addObject().put("field", fault.field()).put("message", fault.message()));
        return error;
    }

    /** Rolls back: Keycloak commits even a transaction whose answer is an error, unless it is marked for rollback. */
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

    /** 202: the work continues in the background. */
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
