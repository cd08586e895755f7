package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.schema.Primary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sent e-mails of a user (RFC 7643 §4.1.2).
 *
 * @param list the attribute {@code emails}; a missing node if there are none
 */
public record UserEmails(JsonNode list) {

    /** The preferred e-mail: the one flagged primary, else the first of type work, else the first. */
    public Optional<String> primary() {
        return Primary.of(list)
                .map(email -> email.path("value"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** The preferred e-mail, if it is an e-mail address; the only one that the account gets. */
    public Optional<String> primaryAddress() {
        return primary().filter(EmailAddress::isOne);
    }

    /** The e-mails that are e-mail addresses. */
    public List<String> addresses() {
        return all().stream().filter(EmailAddress::isOne).toList();
    }

    public List<String> all() {
        List<String> all = new ArrayList<>();
        for (JsonNode email : list) {
            if (email.path("value").isTextual()) {
                all.add(email.path("value").asText());
            }
        }
        return all;
    }
}
