package io.github.directorysync.endpoint;

import io.github.directorysync.endpoint.request.ScimRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * The SCIM base URLs of a realm's directories. Every path below one is taken here and none is left to JAX-RS, so that
 * an address that does not exist and a method that is not possible are answered in SCIM's words too.
 *
 * <p>Who asks is known here, before anything of the body is read: JAX-RS, and Keycloak's reader of forms, touch it only
 * when they come to a method of what is returned.
 */
public final class ScimEndpoint {

    private static final Set<String> WITH_A_BODY = Set.of("POST", "PUT", "PATCH");

    private final KeycloakSession session;
    private final NodeState memory;

    ScimEndpoint(KeycloakSession session, NodeState memory) {
        this.session = session;
        this.memory = memory;
    }

    /**
     * The resource at an address. Where no directory is named, or nothing behind its name, there is none either, and the answer
     * says what is missing.
     *
     * @throws WebApplicationException with the answer, if it does not depend on the body
     */
    @Path("{directory:[^/]*}{path:(?:/.*)?}")
    public RequestPipeline below(@PathParam("directory") String directory, @PathParam("path") String path) {
        ScimRequest request =
                ScimRequest.of(session, session.getContext().getHttpRequest().getHttpMethod(), path);
        if (!WITH_A_BODY.contains(request.method())) {
            return RequestPipeline.withoutBody(session, directory, memory, request);
        }
        if (!new ScimRoutes(request).readsBody()) {
            throw new WebApplicationException(RequestPipeline.withoutBody(session, directory, memory, request)
                    .answer());
        }
        return RequestPipeline.withBody(session, directory, memory, request);
    }
}
