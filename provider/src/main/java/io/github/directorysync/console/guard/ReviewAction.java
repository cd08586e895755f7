package io.github.directorysync.console.guard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.Caller;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.admin.ReviewDecision;
import io.github.directorysync.keycloak.decisions.ReviewStore;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.sync.accounts.Review;
import io.github.directorysync.sync.activity.Notes;
import java.time.Instant;
import java.util.Locale;
import org.keycloak.events.admin.OperationType;

/** A decision of an administrator about a review. */
enum ReviewAction {
    LINK,
    DISMISS,
    REOPEN;

    private static final String EVENT = "DIRECTORY_REVIEW";

    /** The word for it in addresses and in the log. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Decides a review in the caller's transaction.
     *
     * @param id of a review of the directory
     * @return the review after the decision
     * @throws InvalidSettings if the review does not permit the decision
     */
    ObjectNode of(Caller caller, Directory directory, String id) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        ReviewStore reviews = new ReviewStore(caller.session(), directory);
        switch (this) {
            case LINK -> new ReviewDecision(caller.session(), directory, notes).link(id, caller.name());
            case DISMISS -> reviews.dismiss(id, caller.name());
            case REOPEN -> reviews.reopen(id);
        }
        Review review = reviews.find(id).orElseThrow();
        ObjectNode json = ReviewJson.of(review, caller.realm());
        caller.event(EVENT, OperationType.ACTION, "directories/" + directory.alias() + "/reviews/" + id)
                .in(directory)
                .as(word() + "-review")
                .begun(begun)
                .about("Review", id, review.sent().userName())
                .effects(notes.effects())
                .representation(json.deepCopy().put("decision", word()).toString())
                .success();
        return json;
    }
}
