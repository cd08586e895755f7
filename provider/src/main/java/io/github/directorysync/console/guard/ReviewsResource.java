package io.github.directorysync.console.guard;

import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Caller;
import io.github.directorysync.console.PagedList;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.decisions.ReviewStore;
import io.github.directorysync.sync.accounts.Review;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Whom one directory sent and did not get, because the realm has an account that they may be: looked at, and decided. */
public final class ReviewsResource {

    private final Caller caller;
    private final Directory directory;
    private final ReviewStore reviews;

    public ReviewsResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.reviews = new ReviewStore(caller.session(), directory);
    }

    /** A page, the oldest first; {@code state} says which, and is {@code open} if it is left out. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return list(caller, reviews);
    }

    static Response list(Caller caller, ReviewStore reviews) {
        return new PagedList<>(reviews::count, reviews::page, (Review review) -> ReviewJson.of(review, caller.realm()))
                .answer(caller, asked -> asked.state(Review.ReviewState.values(), Review.ReviewState.OPEN));
    }

    /** The account is the directory's from now on, as the person whom it sent last. */
    @POST
    @Path("{review}/link")
    @Produces(MediaType.APPLICATION_JSON)
    public Response link(@PathParam("review") String id, InputStream body) {
        return decide(id, body, ReviewAction.LINK);
    }

    /** The account is nobody of the directory, however often it is sent. */
    @POST
    @Path("{review}/dismiss")
    @Produces(MediaType.APPLICATION_JSON)
    public Response dismiss(@PathParam("review") String id, InputStream body) {
        return decide(id, body, ReviewAction.DISMISS);
    }

    /** A dismissal is taken back: somebody has to decide again. */
    @POST
    @Path("{review}/reopen")
    @Produces(MediaType.APPLICATION_JSON)
    public Response reopen(@PathParam("review") String id, InputStream body) {
        return decide(id, body, ReviewAction.REOPEN);
    }

    private Response decide(String id, InputStream body, ReviewAction decision) {
        caller.requireManage();
        caller.requireManagePeople();
        if (reviews.find(id).isEmpty()) {
            throw new NotFoundException();
        }
        return AdminAnswer.of(caller.session(), () -> {
            caller.form(body).requireEmpty();
            return AdminAnswer.ok(decision.of(caller, directory, id));
        });
    }
}
