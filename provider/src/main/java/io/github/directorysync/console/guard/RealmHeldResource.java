package io.github.directorysync.console.guard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.console.activity.ActivityJson;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.decisions.HeldChangeDecision;
import io.github.directorysync.keycloak.decisions.HeldRequestQuery;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
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
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToIntBiFunction;

/**
 * The changes that the guards of all directories of the realm hold: lists them, also by the request that caused them,
 * and decides them.
 */
public final class RealmHeldResource {

    private static final int MOST = 10_000;
    private static final int MOST_REQUESTS = 100;

    private final Administrator caller;
    private final HeldChangeQueue held;
    private final HeldRequestQuery requests;

    public RealmHeldResource(Administrator caller) {
        this.caller = caller;
        this.held = new HeldChangeQueue(caller.session(), caller.realm());
        this.requests = new HeldRequestQuery(caller.session(), caller.realm());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return HeldResource.list(caller, held);
    }

    /** A page, oldest first. */
    @GET
    @Path("requests")
    @Produces(MediaType.APPLICATION_JSON)
    public Response byRequest() {
        return AdminAnswer.of(caller.session(), () -> {
            PageRequest slice = QueryParameters.read(caller, QueryParameters::slice);
            Paged<HeldRequestQuery.Request> page = requests.page(slice.first(), slice.max());
            return AdminAnswer.ok(PageRequest.answer(
                    page.total(), page.items().stream().map(this::described).toList()));
        });
    }

    @POST
    @Path("apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response apply(InputStream body) {
        return decide(body, "apply", HeldChangeDecision::apply);
    }

    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response discard(InputStream body) {
        return decide(body, "discard", HeldChangeDecision::discard);
    }

    /** Decides all named changes that are still held in one transaction: all or none. */
    private Response decide(InputStream body, String word, ToIntBiFunction<HeldChangeDecision, List<String>> decision) {
        caller.requireManage();
        caller.requireManagePeople();
        return AdminAnswer.of(caller.session(), () -> {
            int decided = 0;
            for (Map.Entry<String, List<String>> of : chosen(body).entrySet()) {
                Directory directory =
                        DirectoryLookup.byId(caller.realm(), of.getKey()).orElseThrow();
                decided += HeldResource.decide(caller, directory, word, decision, of.getValue());
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("decided", decided);
            answer.put("waiting", held.waiting());
            return AdminAnswer.ok(answer);
        });
    }

    private SortedMap<String, List<String>> chosen(InputStream body) {
        Chosen wanted = caller.form(body).read(Set.of("ids", "requests"), Chosen::of);
        HeldResource.requireKnown(held, wanted.ids());
        SortedMap<String, List<String>> chosen = wanted.ids().isEmpty()
                ? requests.waiting(HeldRequestQuery.By.REQUEST, wanted.requests(), MOST + 1)
                : requests.waiting(HeldRequestQuery.By.ID, wanted.ids(), MOST + 1);
        if (chosen.values().stream().mapToInt(List::size).sum() > MOST) {
            throw new InvalidSettings("requests", "These are more than " + MOST + " changes: decide them in parts.");
        }
        return chosen;
    }

    /** The changes to be decided. */
    private record Chosen(List<String> ids, List<String> requests) {

        static Chosen of(Fields form) {
            Chosen chosen = new Chosen(form.texts("ids", MOST), form.texts("requests", MOST_REQUESTS));
            if (chosen.ids().isEmpty() == chosen.requests().isEmpty()) {
                form.fault(
                        "ids", "Name the ids of what is decided, or the requests of which all is decided; not both.");
            }
            return chosen;
        }
    }

    private ObjectNode described(HeldRequestQuery.Request request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        DirectoryLookup.byId(caller.realm(), request.directoryId())
                .ifPresent(of -> json.put("directory", of.alias()).put("directoryName", of.name()));
        request.activityId().ifPresent(id -> json.put("request", id));
        json.put("oldest", request.oldest().toString());
        json.put("changes", request.changes());
        json.put("people", request.people());
        ObjectNode what = json.putObject("what");
        request.what().forEach((kind, changes) -> what.put(HeldJson.word(kind), changes));
        request.activity().ifPresent(entry -> json.set("activity", ActivityJson.listed(entry)));
        return json;
    }
}
