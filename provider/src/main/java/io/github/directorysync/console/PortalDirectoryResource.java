package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.DirectorySettings;
import io.github.directorysync.directory.LinkScope;
import io.github.directorysync.keycloak.DirectoryRegister;
import io.github.directorysync.keycloak.SettingsLog;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.events.admin.OperationType;

/** The directory as the customer sees it, who may say which identity provider it is and nothing else of its settings. */
public final class PortalDirectoryResource {

    private static final int LONGEST = 64;

    private final PortalDoor door;

    PortalDirectoryResource(PortalDoor door) {
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
        LinkHolder holder = door.enter(LinkScope.CONNECT);
        return AdminAnswer.of(holder.session(), () -> {
            String kind = holder.form(body)
                    .read(Set.of(DirectorySettings.KIND), form -> form.text(DirectorySettings.KIND, LONGEST));
            ObjectNode before = new PortalJson(holder).directory();
            ArrayNode changes = JsonNodeFactory.instance.arrayNode();
            new DirectoryRegister(holder.session(), holder.realm())
                    .change(
                            holder.directory(),
                            holder.directory().name(),
                            Map.of(DirectorySettings.KIND, List.of(kind)),
                            changes::addAll);
            ObjectNode now = new PortalJson(holder).directory();
            holder.event(
                            DirectoriesResource.EVENT,
                            OperationType.UPDATE,
                            "directories/" + holder.directory().alias())
                    .about(SettingsLog.target(holder.directory()))
                    .before(before)
                    .representation(now.toString())
                    .changes(changes)
                    .success();
            return AdminAnswer.ok(now);
        });
    }
}
