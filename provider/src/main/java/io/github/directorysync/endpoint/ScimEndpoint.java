package io.github.directorysync.endpoint;

import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.keycloak.query.OuterTransaction;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * The SCIM base URLs of a realm's directories. Every path below one is handled here instead of by JAX-RS, so that
 * unknown addresses and methods are answered with SCIM errors too.
 *
 * <p>The client is authenticated here, before any of the body is read: JAX-RS, and Keycloak's form reader, read it only
 * once a method of the returned resource is called.
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
     * The resource at an address. An address without a directory, or with nothing after its alias, gets a 404 that
     * names what is missing.
     *
     * @throws WebApplicationException with the answer, if it does not depend on the body
     */
    @Path("{directory:[^/]*}{path:(?:/.*)?}")
    public RequestPipeline below(@PathParam("directory") String directory, @PathParam("path") String path) {
        OuterTransaction.releaseConnection(session);
        ScimRequest request =
                ScimRequest.of(session, session.getContext().getHttpRequest().getHttpMethod(), path);
        if (!WITH_A_BODY.contains(request.method())) {
            return RequestPipeline.withoutBody(session, directory, memory, request);
        }
        if (!new ScimRoutes(request).readsBody()) {
            throw new WebApplicationException(RequestPipeline.withoutBody(session, directory, memory, request)
                    .answer(request));
        }
        return RequestPipeline.withBody(session, directory, memory, request);
    }
}
