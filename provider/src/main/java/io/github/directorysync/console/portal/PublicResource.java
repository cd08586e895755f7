package io.github.directorysync.console.portal;

import io.github.directorysync.console.KnownParameters;
import io.github.directorysync.console.pages.HostPage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.http.HttpResponse;
import org.keycloak.models.KeycloakSession;

/** The public resources of directory sync in a realm. */
public final class PublicResource {

    static final String PORTAL = "portal/api";

    private final KeycloakSession session;
    private final PortalMemory memory;

    PublicResource(KeycloakSession session, PortalMemory memory) {
        this.session = session;
        this.memory = memory;
    }

    /** The page of the console. */
    @GET
    @Path("console")
    @Produces(MediaType.TEXT_HTML)
    public Response console() {
        return new HostPage(session).console();
    }

    /** The page at which set-up links open. */
    @GET
    @Path("portal")
    @Produces(MediaType.TEXT_HTML)
    public Response portalPage() {
        return new HostPage(session).portal();
    }

    /** The portal API; its answers must not be cached. Keycloak adds the realm's security headers. */
    @Path(PORTAL)
    public PortalResource portal() {
        HttpResponse response = session.getContext().getHttpResponse();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        KnownParameters.OF_PORTAL_API.require(session);
        return new PortalResource(session, new PortalAuthentication(session, memory));
    }
}
