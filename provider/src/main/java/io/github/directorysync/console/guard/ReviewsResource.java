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

/**
 * The reviews of one directory: users that it sent and that were not linked, because an existing account may be theirs.
 * Lists and decides them.
 */
public final class ReviewsResource {

    private final Caller caller;
    private final Directory directory;
    private final ReviewStore reviews;

    public ReviewsResource(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
        this.reviews = new ReviewStore(caller.session(), directory);
    }

    /** A page, oldest first, of the reviews in {@code state}; by default those that are {@code open}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        return list(caller, reviews);
    }

    static Response list(Caller caller, ReviewStore reviews) {
        return new PagedList<>(reviews::count, reviews::page, (Review review) -> ReviewJson.of(review, caller.realm()))
                .answer(caller, asked -> asked.state(Review.ReviewState.values(), Review.ReviewState.OPEN));
    }

    /** Links the account to the user as the directory sent it last. */
    @POST
    @Path("{review}/link")
    @Produces(MediaType.APPLICATION_JSON)
    public Response link(@PathParam("review") String id, InputStream body) {
        return decide(id, body, ReviewAction.LINK);
    }

    /** Dismisses the review: the account is never linked to this user, however often it is sent. */
    @POST
    @Path("{review}/dismiss")
    @Produces(MediaType.APPLICATION_JSON)
    public Response dismiss(@PathParam("review") String id, InputStream body) {
        return decide(id, body, ReviewAction.DISMISS);
    }

    /** Reopens a dismissed review. */
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
