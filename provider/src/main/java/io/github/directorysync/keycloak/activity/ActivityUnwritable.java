package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The activity log cannot be written, so the change that was to be logged is undone. The admin API, the portal and
 * Keycloak's own admin API send it as it is: 503 with an explanation. The code that throws it must mark the
 * transaction for rollback, because JAX-RS answers it without asking Keycloak.
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

    /** The body has the format of every error of the admin API, with no field errors. */
    private static ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("errorMessage", "The activity log cannot be written. Nothing was changed; try again later.");
        body.putArray("errors");
        return body;
    }
}
