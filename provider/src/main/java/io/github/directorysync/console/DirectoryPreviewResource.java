package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.DirectoryRegister;
import io.github.directorysync.keycloak.Portion;
import io.github.directorysync.keycloak.Removal;
import io.github.directorysync.keycloak.RemovalPreview;
import io.github.directorysync.keycloak.SettingsPreview;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What other settings of a directory, or its end, would do to its people. Nothing of it happens. */
public final class DirectoryPreviewResource {

    /** So many people are named of each kind. */
    private static final int USUAL = 20;

    private static final int MOST = 100;

    private final Administrator caller;
    private final Directory directory;

    DirectoryPreviewResource(Administrator caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    /** The body is that of a PATCH of the directory; what is refused there is refused here. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response ofSettings(@Nullable JsonNode wanted) {
        return AdminAnswer.of(caller.session(), () -> {
            Form form = Form.of(wanted);
            String name = form.has(DirectoryFields.NAME) ? DirectoryFields.name(form) : directory.name();
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode changes = json.putArray("changes");
            Directory after = new DirectoryRegister(caller.session(), caller.realm())
                    .changed(directory, name, DirectoryFields.read(form, false), changes::addAll);
            SettingsPreview preview = new SettingsPreview(caller.session(), caller.realm(), directory, after);
            int max = max();
            for (SettingsPreview.Effect effect : SettingsPreview.Effect.values()) {
                Portion<SettingsPreview.Person> page = preview.of(effect, max);
                json.set(effect.name().toLowerCase(Locale.ROOT), described(page));
                if (effect == SettingsPreview.Effect.SUSPENDED) {
                    json.put("held", preview.isHeld(page.total()));
                }
            }
            return AdminAnswer.ok(json);
        });
    }

    /** {@code users} says what would become of its people, as where it is deleted. */
    @GET
    @Path("removal")
    @Produces(MediaType.APPLICATION_JSON)
    public Response ofRemoval() {
        return AdminAnswer.of(caller.session(), () -> {
            Removal.Users users = users();
            RemovalPreview preview = RemovalPreview.of(caller.session(), caller.realm(), directory, users, max());
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("users", users.name().toLowerCase(Locale.ROOT));
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

    private Removal.Users users() {
        String word = new Asked(caller, parameters()).text("users").orElse("");
        return Stream.of(Removal.Users.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidSettings(
                        "users", "Say what would become of the directory's users: users= keep, suspend, delete."));
    }

    private int max() {
        return Slice.number(parameters(), "max", 1, MOST).orElse(USUAL);
    }

    private MultivaluedMap<String, String> parameters() {
        return caller.session().getContext().getUri().getQueryParameters();
    }

    private static ObjectNode described(Portion<SettingsPreview.Person> people) {
        return Slice.answer(
                people.total(),
                people.items().stream().map(DirectoryPreviewResource::described).toList());
    }

    private static ObjectNode described(SettingsPreview.Person person) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", person.id());
        json.put("userName", person.userName());
        RoleWords.put(json, "becomes", person.becomes());
        return json;
    }
}
