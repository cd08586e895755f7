package io.github.directorysync.console.guard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.sync.accounts.Review;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Reviews in the JSON of the admin API. */
final class ReviewJson {

    private ReviewJson() {}

    static ObjectNode of(Review review, RealmModel realm) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", review.id());
        Optional<Directory> directory = DirectoryLookup.byId(realm, review.directoryId());
        directory.ifPresent(of -> json.put("directory", of.alias()));
        json.put("userName", review.sent().userName());
        review.sent().externalId().ifPresent(id -> json.put("externalId", id));
        review.sent().email().ifPresent(email -> json.put("email", email));
        review.sent().user().ifPresent(user -> json.put("user", user));
        json.put("reason", review.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("why", review.reason().sentence());
        directory.flatMap(review::advice).ifPresent(advice -> json.put("advice", advice));
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
