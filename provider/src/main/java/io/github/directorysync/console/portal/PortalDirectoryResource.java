package io.github.directorysync.console.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.directories.DirectoriesResource;
import io.github.directorysync.directory.token.LinkScope;
import io.github.directorysync.keycloak.admin.DirectoryAdmin;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;

/**
 * The directory as its customer sees it. Customers may change the settings that a scope of their link names: the kind
 * of identity provider, the contacts, the options.
 */
public final class PortalDirectoryResource {

    private final PortalAuthentication door;

    PortalDirectoryResource(PortalAuthentication door) {
        this.door = door;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonNode read() {
        return new PortalJson(door.enter()).directory();
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response change(InputStream body) {
        PortalCaller holder = door.enter(LinkScope.CONNECT, LinkScope.CONTACTS, LinkScope.OPTIONS);
        return AdminAnswer.of(holder.session(), () -> {
            Map<String, List<String>> settings =
                    holder.form(body).read(PortalSettings.of(holder.link()), PortalSettings::read);
            ObjectNode before = new PortalJson(holder).directory();
            ArrayNode changes = JsonNodeFactory.instance.arrayNode();
            new DirectoryAdmin(holder.session(), holder.realm())
                    .change(holder.directory(), holder.directory().name(), settings, changes::addAll);
            ObjectNode now = new PortalJson(holder).directory();
            holder.event(
                            DirectoriesResource.EVENT,
                            OperationType.UPDATE,
                            "directories/" + holder.directory().alias())
                    .about(SettingsAudit.target(holder.directory()))
                    .before(before)
                    .representation(now.toString())
                    .changes(changes)
                    .success();
            return AdminAnswer.ok(now);
        });
    }
}
