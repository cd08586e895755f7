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
 * The portal API: what somebody with a set-up link does. No address names a directory, the session knows it. What
 * administrators do too is done by the same resources.
 */
public final class PortalResource {

    private final KeycloakSession session;
    private final PortalAuthentication door;

    PortalResource(KeycloakSession session, PortalAuthentication door) {
        this.session = session;
        this.door = door;
    }

    /** Begins with the {@code secret} of a link; what is answered as {@code token} is the bearer token of the rest. */
    @POST
    @Path("session")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response open(InputStream body) {
        return AdminAnswer.of(session, () -> {
            PortalAuthentication.Begun begun = door.open(door.ofAStranger(body)
                    .read(Set.of("secret"), form -> form.text("secret", SmallBody.OF_A_STRANGER)));
            ObjectNode answer = new PortalJson(begun.holder()).session();
            answer.put("idleTimeout", Times.written(PortalSessions.IDLE));
            return AdminAnswer.created(answer.put("token", begun.token().inClear()));
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

    /** Numbers only: who waits for the first push asks again and again. */
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

    /** The apps that groups may be mapped to, each with the roles that the link reaches. */
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

    /** What all this is, for programs and for whoever writes them. */
    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode openApi() {
        return OpenApi.portal();
    }
}
