package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.KeycloakReviews;
import io.github.directorysync.keycloak.LinkedAccount;
import io.github.directorysync.keycloak.Review;
import io.github.directorysync.keycloak.ServerTime;
import io.github.directorysync.sync.Notes;
import java.time.Instant;
import java.util.Locale;
import org.keycloak.events.admin.OperationType;

/** What an administrator decides about a review. */
enum ReviewDecision {
    LINK,
    DISMISS,
    REOPEN;

    private static final String EVENT = "DIRECTORY_REVIEW";

    /** As it is written in addresses and in the log. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Decides one, in the transaction of the caller.
     *
     * @param id of a review of the directory
     * @return the review as it is now
     * @throws InvalidSettings if that cannot be done with this review
     */
    ObjectNode of(Caller caller, Directory directory, String id) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        KeycloakReviews reviews = new KeycloakReviews(caller.session(), directory);
        switch (this) {
            case LINK -> new LinkedAccount(caller.session(), directory, notes).link(id, caller.name());
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
