package io.github.directorysync.endpoint;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.models.KeycloakSession;

/**
 * The SCIM base URLs of a realm's directories. Every path below one is taken here and none is left to JAX-RS, so that
 * an address that does not exist and a method that is not possible are answered in SCIM's words too.
 */
public final class DirectoriesResource {

    private static final String BELOW_A_DIRECTORY = "{directory}/{path:.*}";

    private final KeycloakSession session;
    private final NodeMemory memory;

    DirectoriesResource(KeycloakSession session, NodeMemory memory) {
        this.session = session;
        this.memory = memory;
    }

    @GET
    @Path(BELOW_A_DIRECTORY)
    public Response get(@PathParam("directory") String directory, @PathParam("path") String path) {
        return answer("GET", directory, path, InputStream.nullInputStream());
    }

    @POST
    @Path(BELOW_A_DIRECTORY)
    public Response post(@PathParam("directory") String directory, @PathParam("path") String path, InputStream body) {
        return answer("POST", directory, path, body);
    }

    @PUT
    @Path(BELOW_A_DIRECTORY)
    public Response put(@PathParam("directory") String directory, @PathParam("path") String path, InputStream body) {
        return answer("PUT", directory, path, body);
    }

    @PATCH
    @Path(BELOW_A_DIRECTORY)
    public Response patch(@PathParam("directory") String directory, @PathParam("path") String path, InputStream body) {
        return answer("PATCH", directory, path, body);
    }

    @DELETE
    @Path(BELOW_A_DIRECTORY)
    public Response delete(@PathParam("directory") String directory, @PathParam("path") String path) {
        return answer("DELETE", directory, path, InputStream.nullInputStream());
    }

    @OPTIONS
    @Path(BELOW_A_DIRECTORY)
    public Response options(@PathParam("directory") String directory, @PathParam("path") String path) {
        return answer("OPTIONS", directory, path, InputStream.nullInputStream());
    }

    private Response answer(String method, String directory, String path, InputStream body) {
        return new Exchange(session, directory, memory).answer(ScimRequest.of(session, method, path, body));
    }
}
