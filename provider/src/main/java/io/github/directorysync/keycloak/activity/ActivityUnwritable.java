package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The activity log cannot be written, so the change that was to be logged is undone. The admin API, the portal and
 * Keycloak's own admin API answer it as it is: 503, with a body that says so. The transaction must be marked for rollback
 * by whoever throws it, because JAX-RS answers it without asking Keycloak.
 */
public final class ActivityUnwritable extends ServiceUnavailableException {

    private static final long serialVersionUID = 1;
    private static final int RETRY_AFTER_SECONDS = 30;

    ActivityUnwritable(Throwable cause) {
        super(answer(), cause);
    }

    private static Response answer() {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .type(MediaType.APPLICATION_JSON)
                .entity(body())
                .build();
    }

    /** In the shape of every refusal of the admin API: no field is at fault. */
    private static ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("errorMessage", "The activity log cannot be written. Nothing was changed; try again later.");
        body.putArray("errors");
        return body;
    }
}
