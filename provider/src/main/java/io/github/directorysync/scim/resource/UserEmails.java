package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.schema.Primary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The e-mails of a user (RFC 7643 §4.1.2), as sent.
 *
 * @param list the attribute {@code emails}; missing if there are none
 */
public record UserEmails(JsonNode list) {

    /** The e-mail that counts: the one flagged primary, else the first for work, else the first. */
    public Optional<String> primary() {
        return Primary.of(list)
                .map(email -> email.path("value"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** The same, if it is an e-mail address. The account gets no other. */
    public Optional<String> primaryAddress() {
        return primary().filter(EmailAddress::isOne);
    }

    /** Those that are e-mail addresses. */
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
