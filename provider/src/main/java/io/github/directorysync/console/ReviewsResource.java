package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.KeycloakReviews;
import io.github.directorysync.keycloak.LinkedAccount;
import io.github.directorysync.keycloak.Review;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.Notes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.keycloak.events.admin.OperationType;

/** Whom one directory sent and did not get, because the realm has an account that they may be: looked at, and decided. */
public final class ReviewsResource {

    private static final String EVENT = "DIRECTORY_REVIEW";

    private final Caller caller;
    private final Directory directory;
    private final KeycloakReviews reviews;

    ReviewsResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.reviews = new KeycloakReviews(caller.session(), directory);
    }

    /** A page, the oldest first; {@code state} says which, and is {@code open} if it is left out. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return new Listed<>(reviews::count, reviews::page, review -> ReviewJson.of(review, directory))
                .answer(caller, asked -> asked.state(Review.State.values(), Review.State.OPEN));
    }

    /** The account is the directory's from now on, as the person whom it sent last. */
    @POST
    @Path("{review}/link")
    @Produces(MediaType.APPLICATION_JSON)
    public Response link(@PathParam("review") String id, InputStream body) {
        requireManage();
        requireThere(id);
        return AdminAnswer.of(caller.session(), () -> {
            caller.form(body).requireEmpty();
            Instant begun = Instant.now();
            Notes notes = new Notes();
            new LinkedAccount(caller.session(), directory, notes).link(id, caller.name());
            return answer(id, "link", begun, notes.effects());
        });
    }

    /** The account is nobody of the directory, however often it is sent. */
    @POST
    @Path("{review}/dismiss")
    @Produces(MediaType.APPLICATION_JSON)
    public Response dismiss(@PathParam("review") String id, InputStream body) {
        requireManage();
        requireThere(id);
        return AdminAnswer.of(caller.session(), () -> {
            caller.form(body).requireEmpty();
            Instant begun = Instant.now();
            reviews.dismiss(id, caller.name());
            return answer(id, "dismiss", begun, List.of());
        });
    }

    private void requireManage() {
        caller.requireManage();
        caller.requireManagePeople();
    }

    private void requireThere(String id) {
        if (reviews.find(id).isEmpty()) {
            throw new NotFoundException();
        }
    }

    private Response answer(String id, String decision, Instant begun, List<Effect> effects) {
        Review review = reviews.find(id).orElseThrow();
        ObjectNode json = ReviewJson.of(review, directory);
        caller.event(EVENT, OperationType.ACTION, "directories/" + directory.alias() + "/reviews/" + id)
                .in(directory)
                .as(decision + "-review")
                .begun(begun)
                .about("Review", id, review.sent().userName())
                .effects(effects)
                .representation(json.deepCopy().put("decision", decision).toString())
                .success();
        return AdminAnswer.ok(json);
    }
}
