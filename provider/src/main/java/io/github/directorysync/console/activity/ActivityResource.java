package io.github.directorysync.console.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.console.QueryParameters;
import io.github.directorysync.keycloak.activity.ActivityFilter;
import io.github.directorysync.keycloak.activity.ActivityLog;
import io.github.directorysync.sync.activity.Activity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * The activity log of one directory, or of all directories that the realm has or had: lists, single entries and
 * exports.
 */
public final class ActivityResource {

    private final Caller caller;
    private final Optional<String> directoryId;
    private final ActivityLog log;

    /**
     * The resource of a log.
     *
     * @param directoryId the directory; empty for all of the realm
     */
    public ActivityResource(Caller caller, Optional<String> directoryId) {
        this.caller = caller;
        this.directoryId = directoryId;
        this.log = new ActivityLog(caller.session());
    }

    /** A page, newest first; or an export of all, if the client accepts CSV or NDJSON and not JSON. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, ActivityExport.CSV, ActivityExport.NDJSON})
    public Response list() {
        return AdminAnswer.of(caller.session(), () -> {
            Optional<String> form = ActivityExport.wanted(
                    caller.session().getContext().getRequestHeaders().getHeaderString(HttpHeaders.ACCEPT));
            return form.map(this::export).orElseGet(this::page);
        });
    }

    @GET
    @Path("{entry}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response read(@PathParam("entry") String id) {
        Activity activity = find(id);
        ObjectNode whole =
                ActivityJson.whole(activity, log.roleChangesOf(activity.id(), ActivityJson.MOST_ROLE_CHANGES));
        new EffectPeople(caller).name(whole, whole.at("/detail/effects"));
        return AdminAnswer.ok(whole);
    }

    /** A page of the effects of an entry; the entry itself shows at most the first hundred. */
    @GET
    @Path("{entry}/effects")
    @Produces(MediaType.APPLICATION_JSON)
    public Response effects(@PathParam("entry") String id) {
        Activity activity = find(id);
        return AdminAnswer.of(caller.session(), () -> {
            PageRequest slice = QueryParameters.read(caller, QueryParameters::slice);
            ObjectNode page = PageRequest.answer(
                    log.parts().count(activity), log.parts().page(activity, slice.first(), slice.max()));
            new EffectPeople(caller).name(page, page.path("items"));
            return AdminAnswer.ok(page);
        });
    }

    private Activity find(String id) {
        return log.find(caller.shown(ActivityFilter.all(caller.realm().getId(), directoryId)), id)
                .orElseThrow(NotFoundException::new);
    }

    private Response page() {
        ActivityQuery.SelectedEntries wanted = wanted();
        ActivityFilter filter = caller.shown(wanted.filter());
        PageRequest slice = wanted.slice();
        // One more than the page shows whether there is a next page.
        List<Activity> found = log.from(wanted.place(), filter, slice.first(), slice.max() + 1);
        List<Activity> page = found.stream().limit(slice.max()).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("items").addAll(page.stream().map(ActivityJson::listed).toList());
        if (wanted.place().after().isEmpty()) {
            answer.put("total", log.count(filter));
        }
        if (found.size() > page.size()) {
            answer.put("next", page.get(page.size() - 1).id());
        }
        return AdminAnswer.ok(answer);
    }

    private Response export(String form) {
        ActivityQuery.SelectedEntries wanted = wanted();
        return new ActivityExport(
                        caller.session().getKeycloakSessionFactory(), wanted, caller.shown(wanted.filter()), form)
                .response(caller);
    }

    private ActivityQuery.SelectedEntries wanted() {
        return QueryParameters.read(
                caller, asked -> new ActivityQuery(asked).read(caller.realm().getId(), directoryId));
    }
}
