package io.github.directorysync.endpoint;

import io.github.directorysync.endpoint.request.ScimRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * The SCIM base URLs of a realm's directories. Every path below one is handled here instead of by JAX-RS, so that
 * unknown addresses and methods are answered with SCIM errors too.
 *
 * <p>The client is authenticated here, before any of the body is read: JAX-RS, and Keycloak's form reader, read it only
 * once a method of the returned resource is called.
 */
public final class ScimEndpoint {

    private static final Logger LOG = Logger.getLogger(ScimEndpoint.class);
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
        ScimRequest request =
                ScimRequest.of(session, session.getContext().getHttpRequest().getHttpMethod(), path);
        releaseConnection();
        if (!WITH_A_BODY.contains(request.method())) {
            return RequestPipeline.withoutBody(session, directory, memory, request);
        }
        if (!new ScimRoutes(request).readsBody()) {
            throw new WebApplicationException(RequestPipeline.withoutBody(session, directory, memory, request)
                    .answer());
        }
        return RequestPipeline.withBody(session, directory, memory, request);
    }

    /**
     * Ends the transaction in which Keycloak has read the realm; the request is processed in transactions of its own. If
     * the realm was not in the cache, that transaction holds a connection, and under load each request would wait for a
     * second one while it holds a first, until the pool's timeout. The realm that was read stays readable.
     */
    private void releaseConnection() {
        try {
            session.getTransactionManager().commit();
        } catch (RuntimeException lost) {
            // Nothing was written. The request's own transaction answers if the database cannot be reached.
            LOG.debugf(lost, "The transaction that read the realm failed to end");
        }
    }
}
