package io.github.directorysync.console.guard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.PagedList;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Faults;
import io.github.directorysync.keycloak.decisions.HeldChangeDecision;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.sync.activity.Notes;
import io.github.directorysync.sync.guard.HeldChange;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import org.keycloak.events.admin.OperationType;

/** What the guard of one directory holds: looked at, and decided. */
public final class HeldResource {

    private static final String EVENT = "DIRECTORY_HELD";
    private static final int MOST = 10_000;

    private final Caller caller;
    private final Directory directory;
    private final HeldChangeQueue held;

    public HeldResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.held = new HeldChangeQueue(caller.session(), directory);
    }

    /** A page, the oldest first; {@code state} says which, and is {@code held} if it is left out. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return list(caller, held);
    }

    static Response list(Caller caller, HeldChangeQueue held) {
        return new PagedList<>(held::count, held::page, (HeldChange change) -> HeldJson.of(change, caller.realm()))
                .answer(caller, HeldResource::query);
    }

    private static HeldChangeQueue.Query query(QueryParameters asked) {
        return new HeldChangeQueue.Query(
                asked.state(HeldChange.HeldState.values(), HeldChange.HeldState.HELD),
                asked.text("person"),
                asked.sent("request").map(String::strip));
    }

    /** What is held happens: {@code ids}, or {@code all}. */
    @POST
    @Path("apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response apply(InputStream body) {
        return decide(body, "apply", HeldChangeDecision::apply);
    }

    /** What is held never happens: {@code ids}, or {@code all}. */
    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response discard(InputStream body) {
        return decide(body, "discard", HeldChangeDecision::discard);
    }

    private Response decide(InputStream body, String word, ToIntBiFunction<HeldChangeDecision, List<String>> decision) {
        caller.requireManage();
        caller.requireManagePeople();
        return AdminAnswer.of(caller.session(), () -> {
            List<String> ids = caller.form(body).read(Set.of("ids", "all"), HeldResource::ids);
            requireKnown(held, ids);
            int decided = decide(caller, directory, word, decision, ids);
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("decided", decided);
            answer.put("waiting", held.waiting());
            return AdminAnswer.ok(answer);
        });
    }

    /** What was decided meanwhile is passed over; what never was is a mistake of the caller. */
    static void requireKnown(HeldChangeQueue held, List<String> ids) {
        Faults faults = new Faults();
        Set<String> unknown = Set.copyOf(held.unknown(ids));
        for (int i = 0; i < ids.size(); i++) {
            if (unknown.contains(ids.get(i))) {
                faults.add("ids[" + i + "]", "There is no held change " + ids.get(i) + ".");
            }
        }
        faults.raise();
    }

    /** Those of these ids that wait, or all of the directory that does; in the transaction of the caller. */
    static int decide(
            Caller caller,
            Directory directory,
            String word,
            ToIntBiFunction<HeldChangeDecision, List<String>> decision,
            List<String> ids) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        int decided =
                decision.applyAsInt(new HeldChangeDecision(caller.session(), directory, notes, caller.name()), ids);
        ObjectNode representation = JsonNodeFactory.instance.objectNode();
        representation.put("decided", decided);
        representation.put("waiting", new HeldChangeQueue(caller.session(), directory).waiting());
        caller.event(EVENT, OperationType.ACTION, "directories/" + directory.alias() + "/held")
                .in(directory)
                .as(word + "-held")
                .begun(begun)
                .effects(notes.effects())
                .representation(representation.put("decision", word).toString())
                .success();
        return decided;
    }

    /** Empty for all of them. */
    private static List<String> ids(Fields form) {
        List<String> ids = form.texts("ids", MOST);
        if (ids.isEmpty() != form.flag("all", false)) {
            form.fault("ids", "Name the ids of what is decided, or set all to true; not both.");
        }
        return ids;
    }
}
