package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.Review;
import java.util.Locale;

/** Reviews as the admin API shows them. */
final class ReviewJson {

    private ReviewJson() {}

    static ObjectNode of(Review review, Directory directory) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", review.id());
        json.put("userName", review.sent().userName());
        review.sent().externalId().ifPresent(id -> json.put("externalId", id));
        review.sent().email().ifPresent(email -> json.put("email", email));
        json.put("reason", review.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("why", review.reason().sentence());
        review.advice(directory).ifPresent(advice -> json.put("advice", advice));
        json.put("linkable", !review.reason().isForGood());
        review.account().ifPresent(account -> {
            ObjectNode there = json.putObject("account");
            there.put("id", account.id());
            there.put("userName", account.userName());
            account.email().ifPresent(email -> there.put("email", email));
        });
        json.put("state", review.state().word());
        json.put("times", review.times());
        json.put("created", review.created().toString());
        json.put("lastSent", review.lastSent().toString());
        review.decision().ifPresent(decision -> {
            json.put("decided", decision.at().toString());
            json.put("decidedBy", decision.by());
        });
        return json;
    }
}
