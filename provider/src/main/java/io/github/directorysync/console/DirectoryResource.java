package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.DirectoryRegister;
import io.github.directorysync.keycloak.Removal;
import io.github.directorysync.keycloak.SettingsLog;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** One directory: looked at, changed, paused, resumed, deleted. */
public final class DirectoryResource {

    /** How long somebody waits; what is not done by then is done in the background. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Caller caller;
    private final Directory directory;
    private final DirectoryRegister register;

    DirectoryResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.register = new DirectoryRegister(caller.session(), caller.realm());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        return AdminAnswer.ok(described(directory.alias()));
    }

    /** As a whole: what is not in the body is as usual afterwards. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response replace(@Nullable JsonNode wanted) {
        return change(wanted, true);
    }

    /** Only what is in the body; {@code null} makes it as usual. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response update(@Nullable JsonNode wanted) {
        return change(wanted, false);
    }

    @POST
    @Path("pause")
    @Produces(MediaType.APPLICATION_JSON)
    public Response pause() {
        return paused(true);
    }

    @POST
    @Path("resume")
    @Produces(MediaType.APPLICATION_JSON)
    public Response resume() {
        return paused(false);
    }

    /** Says in the address what becomes of its {@code users} and its {@code groups}. */
    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public Response delete() {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            Removal.Way way = new Removal.Way(
                    chosen("users", Removal.Users.values()).orElseThrow(() -> missing("users", Removal.Users.values())),
                    chosen("groups", Removal.Groups.values()).orElse(Removal.Groups.KEEP));
            if (way.users() != Removal.Users.KEEP || way.groups() != Removal.Groups.KEEP) {
                caller.requireManagePeople();
            }
            return delete(way);
        });
    }

    private Response delete(Removal.Way way) {
        ObjectNode before = described(directory.alias());
        Removal.Progress progress = Removal.begin(caller.session(), caller.realm(), directory, way)
                .proceed(Instant.now().plus(PATIENCE));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("status", progress.over() ? "deleted" : "deleting");
        answer.put("users", progress.users());
        answer.put("groups", progress.groups());
        // The removal itself has written what became of whom, in transactions of its own.
        event(OperationType.DELETE, directory)
                .before(before)
                .representation(answer.deepCopy()
                        .put("id", directory.id())
                        .put("alias", directory.alias())
                        .put("name", directory.name())
                        .toString())
                .successUnlogged();
        return progress.over() ? AdminAnswer.ok(answer) : AdminAnswer.accepted(answer);
    }

    private Response change(@Nullable JsonNode wanted, boolean whole) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            requireStaying();
            Form form = Form.of(wanted);
            String name = whole || form.has(DirectoryFields.NAME) ? DirectoryFields.name(form) : directory.name();
            Map<String, List<String>> settings = DirectoryFields.read(form, whole);
            if (DirectoryFields.concernPeople(settings, before())) {
                caller.requireManagePeople();
            }
            Instant begun = Instant.now();
            ObjectNode before = described(directory.alias());
            ArrayNode changes = JsonNodeFactory.instance.arrayNode();
            Directory now = register.change(directory, name, settings, changes::addAll);
            return changed(begun, before, now, changes);
        });
    }

    private Map<String, List<String>> before() {
        return register.find(directory.alias()).orElseThrow().settings();
    }

    private Response paused(boolean paused) {
        caller.requireManage();
        return AdminAnswer.of(caller.session(), () -> {
            requireStaying();
            Instant begun = Instant.now();
            ObjectNode before = described(directory.alias());
            ArrayNode changes = JsonNodeFactory.instance.arrayNode();
            register.pause(directory, paused, changes::addAll);
            return changed(begun, before, directory, changes);
        });
    }

    /** Whoever resumed it while it goes would get new people into it. */
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
                    .as(SettingsLog.word(changes, json.path("paused").asBoolean()))
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
                .about(SettingsLog.target(of));
    }

    private ObjectNode described(String alias) {
        return new DirectoryJson(caller.session(), caller.seesPeople())
                .whole(register.find(alias).orElseThrow());
    }

    private <E extends Enum<E>> Optional<E> chosen(String parameter, E[] choices) {
        return Optional.ofNullable(caller.session()
                        .getContext()
                        .getUri()
                        .getQueryParameters()
                        .getFirst(parameter))
                .map(text -> List.of(choices).stream()
                        .filter(choice -> word(choice).equals(text))
                        .findFirst()
                        .orElseThrow(() -> missing(parameter, choices)));
    }

    private static <E extends Enum<E>> InvalidSettings missing(String parameter, E[] choices) {
        String words = Stream.of(choices).map(DirectoryResource::word).collect(Collectors.joining(", "));
        return new InvalidSettings(
                parameter, "Say what becomes of the directory's " + parameter + ": " + parameter + "= " + words + ".");
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
