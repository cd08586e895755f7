package io.github.directorysync.console.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.OpenApi;
import io.github.directorysync.console.PagedList;
import io.github.directorysync.console.SmallBody;
import io.github.directorysync.console.Times;
import io.github.directorysync.console.activity.ActivityResource;
import io.github.directorysync.console.directories.TokensResource;
import io.github.directorysync.console.roles.DirectoryGroupsResource;
import io.github.directorysync.directory.token.LinkScope;
import io.github.directorysync.keycloak.portal.PortalSessions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * The portal API for holders of set-up links. No address names a directory, as the session determines it. Operations
 * that administrators have too are served by the same resources.
 */
public final class PortalResource {

    private final KeycloakSession session;
    private final PortalAuthentication door;

    PortalResource(KeycloakSession session, PortalAuthentication door) {
        this.session = session;
        this.door = door;
    }

    /**
     * Begins a session with the {@code secret} of a link; the {@code token} in the answer is the bearer token of all
     * other requests.
     */
    @POST
    @Path("session")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response open(InputStream body) {
        return AdminAnswer.of(session, () -> {
            PortalAuthentication.SessionStart started = door.open(door.ofAStranger(body)
                    .read(Set.of("secret"), form -> form.text("secret", SmallBody.OF_A_STRANGER)));
            ObjectNode answer = new PortalJson(started.holder()).session();
            answer.put("idleTimeout", Times.written(PortalSessions.IDLE));
            return AdminAnswer.created(answer.put("token", started.token().inClear()));
        });
    }

    @DELETE
    @Path("session")
    public void close() {
        PortalCaller holder = door.enter();
        new PortalSessions(session, holder.realm()).end(holder.opened());
    }

    @Path("directory")
    public PortalDirectoryResource directory() {
        return new PortalDirectoryResource(door);
    }

    /** Numbers only, as a page that waits for the first push polls this. */
    @GET
    @Path("counts")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode counts() {
        return new PortalJson(door.enter()).counts();
    }

    @Path("tokens")
    public TokensResource tokens() {
        PortalCaller holder = door.enter(LinkScope.CONNECT, LinkScope.ROTATE_TOKEN);
        return new TokensResource(holder, holder.directory());
    }

    @Path("mapping")
    public AttributeMappingResource mapping() {
        return new AttributeMappingResource(door.enter(LinkScope.MAP_ATTRIBUTES));
    }

    /** The apps to whose roles groups may be mapped, each with the roles that the link permits. */
    @GET
    @Path("apps")
    @Produces(MediaType.APPLICATION_JSON)
    public Response apps() {
        PortalCaller holder = door.enter(LinkScope.MAP_GROUPS);
        return PagedList.whole(holder, holder.reach().apps(), PortalJson::of);
    }

    @Path("groups")
    public DirectoryGroupsResource groups() {
        PortalCaller holder = door.enter(LinkScope.MAP_GROUPS);
        return new DirectoryGroupsResource(holder, holder.directory());
    }

    @Path("activity")
    public ActivityResource activity() {
        PortalCaller holder = door.enter(LinkScope.READ_LOG);
        return new ActivityResource(holder, Optional.of(holder.directory().id()));
    }

    /** The OpenAPI document. */
    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode openApi() {
        return OpenApi.portal();
    }
}
