package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.admin.DirectoryAdmin;
import io.github.directorysync.keycloak.admin.RemovalPreview;
import io.github.directorysync.keycloak.admin.SettingsPreview;
import io.github.directorysync.keycloak.directories.RemovedUsers;
import io.github.directorysync.keycloak.query.Paged;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Previews the effects of changed settings or of a deletion on the directory's users, without changing anything. */
public final class DirectoryPreviewResource {

    /** How many people are listed of each kind by default. */
    private static final int USUAL = 20;

    private static final int MOST = 100;

    private final Administrator caller;
    private final Directory directory;

    public DirectoryPreviewResource(Administrator caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    /** Previews a PATCH of the directory with the same body and the same refusals. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response ofSettings(InputStream body) {
        return AdminAnswer.of(caller.session(), () -> {
            int max = QueryParameters.read(caller, DirectoryPreviewResource::max);
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode changes = json.putArray("changes");
            PreviewedSettings wanted = caller.form(body).read(DirectoryFields.known(), this::wanted);
            Directory after = new DirectoryAdmin(caller.session(), caller.realm())
                    .changed(directory, wanted.name(), wanted.settings(), changes::addAll);
            SettingsPreview preview = new SettingsPreview(caller.session(), caller.realm(), directory, after);
            for (SettingsPreview.PreviewEffect effect : SettingsPreview.PreviewEffect.values()) {
                Paged<SettingsPreview.PreviewPerson> page = preview.of(effect, max);
                json.set(effect.name().toLowerCase(Locale.ROOT), described(page));
                if (effect == SettingsPreview.PreviewEffect.SUSPENDED) {
                    json.put("held", preview.isHeld(page.total()));
                }
            }
            return AdminAnswer.ok(json);
        });
    }

    /** Previews a deletion; {@code users} chooses what happens to the users, as in DELETE. */
    @GET
    @Path("removal")
    @Produces(MediaType.APPLICATION_JSON)
    public Response ofRemoval() {
        return AdminAnswer.of(caller.session(), () -> {
            Way way = QueryParameters.read(caller, asked -> new Way(users(asked), max(asked)));
            RemovalPreview preview =
                    RemovalPreview.of(caller.session(), caller.realm(), directory, way.users(), way.max());
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("users", way.users().name().toLowerCase(Locale.ROOT));
            json.put("people", preview.people());
            json.put("active", preview.active());
            json.put("placeholders", preview.placeholders());
            json.put("former", preview.former());
            json.put("groups", preview.groups());
            json.put("mappedGroups", preview.mapped());
            json.put("held", preview.held());
            json.put("reviews", preview.reviews());
            json.set("losing", described(preview.first()));
            return AdminAnswer.ok(json);
        });
    }

    /** The settings to be previewed. */
    private record PreviewedSettings(String name, Map<String, List<String>> settings) {}

    private PreviewedSettings wanted(Fields form) {
        return new PreviewedSettings(
                form.has(DirectoryFields.NAME) ? DirectoryFields.name(form) : directory.name(),
                DirectoryFields.read(form, false));
    }

    private record Way(RemovedUsers users, int max) {}

    private static RemovedUsers users(QueryParameters asked) {
        return asked.oneOf("users", RemovedUsers.values(), way -> way.name().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new InvalidSettings(
                        "users", "Say what would become of the directory's users: users= keep, suspend, delete."));
    }

    private static int max(QueryParameters asked) {
        return asked.number("max", 1, MOST).orElse(USUAL);
    }

    private static ObjectNode described(Paged<SettingsPreview.PreviewPerson> people) {
        return PageRequest.answer(
                people.total(),
                people.items().stream().map(DirectoryPreviewResource::described).toList());
    }

    private static ObjectNode described(SettingsPreview.PreviewPerson person) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", person.id());
        json.put("userName", person.userName());
        RoleJson.put(json, "becomes", person.becomes());
        return json;
    }
}
