package io.github.directorysync.console.directories;

import io.github.directorysync.console.Administrator;
import io.github.directorysync.keycloak.overview.Health;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The health of this node. */
public final class HealthResource {

    private final Administrator caller;

    public HealthResource(Administrator caller) {
        this.caller = caller;
    }

    /** 200, or 503 with the same body if background work keeps failing. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        Health health = Health.of(caller.session(), caller.realm());
        return Response.status(health.isUp() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(HealthJson.of(health))
                .build();
    }
}
