package io.github.directorysync.console.guard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.console.Fields;
import io.github.directorysync.console.PageRequest;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.keycloak.decisions.ReviewStore;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The reviews of all directories of the realm: lists them and decides many at once. */
public final class RealmReviewsResource {

    private static final int MOST = 100;

    private final Administrator caller;
    private final ReviewStore reviews;

    public RealmReviewsResource(Administrator caller) {
        this.caller = caller;
        this.reviews = new ReviewStore(caller.session(), caller.realm());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return ReviewsResource.list(caller, reviews);
    }

    @POST
    @Path("link")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response link(InputStream body) {
        return decide(body, ReviewAction.LINK);
    }

    @POST
    @Path("dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response dismiss(InputStream body) {
        return decide(body, ReviewAction.DISMISS);
    }

    @POST
    @Path("reopen")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response reopen(InputStream body) {
        return decide(body, ReviewAction.REOPEN);
    }

    /** Decides the reviews in one transaction: if one cannot be decided, none is, and the answer names it. */
    private Response decide(InputStream body, ReviewAction decision) {
        caller.requireManage();
        caller.requireManagePeople();
        return AdminAnswer.of(caller.session(), () -> {
            List<String> ids = caller.form(body).read(Set.of("ids"), RealmReviewsResource::ids);
            List<ObjectNode> decided = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                decided.add(decide(ids.get(i), "ids[" + i + "]", decision));
            }
            return AdminAnswer.ok(PageRequest.answer(decided.size(), decided));
        });
    }

    private static List<String> ids(Fields form) {
        List<String> ids = form.texts("ids", MOST);
        if (ids.isEmpty()) {
            form.fault("ids", "Name the ids of the reviews that are decided.");
        }
        return ids;
    }

    private ObjectNode decide(String id, String field, ReviewAction decision) {
        Directory directory = reviews.find(id)
                .flatMap(review -> DirectoryLookup.byId(caller.realm(), review.directoryId()))
                .orElseThrow(() -> new InvalidSettings(field, "There is no review " + id + "."));
        try {
            return decision.of(caller, directory, id);
        } catch (InvalidSettings invalid) {
            throw new InvalidSettings(field, String.valueOf(invalid.getMessage()));
        }
    }
}
