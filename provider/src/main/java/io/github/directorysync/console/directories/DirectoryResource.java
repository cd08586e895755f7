package io.github.directorysync.console.directories;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.CallerEvent;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.JsonBody;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.admin.DirectoryAdmin;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.query.ServerTime;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;

/** One directory: read, changed, paused, resumed, deleted. */
public final class DirectoryResource {

    private final Caller caller;
    private final Directory directory;
    private final DirectoryAdmin register;

    public DirectoryResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.register = new DirectoryAdmin(caller.session(), caller.realm());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        return AdminAnswer.ok(described(directory.alias()));
    }

    /**
     * Replaces the settings: those that are not in the body get their defaults, except {@code requireSaml} and {@code
     * qualifyUserNames}, which stay.
     */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response replace(InputStream body) {
        return change(body, true);
    }

    /** Changes the settings in the body; {@code null} resets one to its default. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response update(InputStream body) {
        return change(body, false);
    }

    @POST
    @Path("pause")
    @Produces(MediaType.APPLICATION_JSON)
    public Response pause(InputStream body) {
        return paused(true, body);
    }

    @POST
    @Path("resume")
    @Produces(MediaType.APPLICATION_JSON)
    public Response resume(InputStream body) {
        return paused(false, body);
    }

    /** Deletes the directory; the query parameters choose what happens to its {@code users} and {@code groups}. */
    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public Response delete() {
        return new DirectoryDeletion(caller, directory).answer();
    }

    private Response change(InputStream body, boolean whole) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            requireStaying();
            JsonBody sent = caller.form(body);
            SettingsChange wanted =
                    (whole ? sent : sent.requireSent()).read(DirectoryFields.known(), form -> wanted(form, whole));
            Instant begun = ServerTime.now();
            ObjectNode before = described(directory.alias());
            ArrayNode changes = JsonNodeFactory.instance.arrayNode();
            Directory now = register.change(directory, wanted.name(), wanted.settings(), changes::addAll);
            return changed(begun, before, now, changes);
        });
    }

    /** A change: the settings to be written. */
    private record SettingsChange(String name, Map<String, List<String>> settings) {}

    /** Reads and checks the form, so that all faults are reported at once. */
    private SettingsChange wanted(Fields form, boolean whole) {
        String name = whole || form.has(DirectoryFields.NAME) ? DirectoryFields.name(form) : directory.name();
        Map<String, List<String>> settings =
                whole ? DirectoryFields.readWhole(form, before()) : DirectoryFields.readChange(form);
        if (whole) {
            // Settings from an import that this version does not know are removed too.
            before().keySet().forEach(key -> settings.putIfAbsent(key, List.of()));
        }
        SettingsChange wanted = new SettingsChange(name, settings);
        if (DirectoryFields.concernPeople(wanted.settings(), before())) {
            caller.requireManagePeople();
        }
        if (DirectoryFields.movesToOrganization(wanted.settings(), before())) {
            caller.requireManageRealm();
        }
        form.faults().check(() -> register.requireChangeable(directory, name, wanted.settings()));
        return wanted;
    }

    private Map<String, List<String>> before() {
        return register.find(directory.alias()).orElseThrow().settings();
    }

    private Response paused(boolean paused, InputStream body) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            caller.form(body).requireEmpty();
            requireStaying();
            Instant begun = ServerTime.now();
            ObjectNode before = described(directory.alias());
            ArrayNode changes = JsonNodeFactory.instance.arrayNode();
            register.pause(directory, paused, changes::addAll);
            return changed(begun, before, directory, changes);
        });
    }

    /** Refuses to resume a directory that is being deleted, as it would get new users meanwhile. */
    private void requireStaying() {
        if (register.isBeingRemoved(directory)) {
            throw new InvalidSettings("status", "The directory is being deleted.");
        }
    }

    /** Writes an admin event and a log entry, unless no setting has changed. */
    private Response changed(Instant begun, ObjectNode before, Directory now, ArrayNode changes) {
        ObjectNode json = described(now.alias());
        if (!changes.isEmpty()) {
            event(OperationType.UPDATE, now)
                    .as(SettingsAudit.word(changes, json.path("paused").asBoolean()))
                    .begun(begun)
                    .before(before)
                    .representation(json.toString())
                    .changes(changes)
                    .success();
        }
        return AdminAnswer.ok(json);
    }

    private CallerEvent event(OperationType operation, Directory of) {
        return caller.event(DirectoriesResource.EVENT, operation, "directories/" + of.alias())
                .in(of)
                .about(SettingsAudit.target(of));
    }

    private ObjectNode described(String alias) {
        return new DirectoryJson(caller.session(), caller.seesPeople())
                .whole(register.find(alias).orElseThrow());
    }
}
