package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.schema.Primary;
import java.util.Optional;

/**
 * The attributes of a user that Keycloak stores itself. They take precedence over the stored document, because they may have
 * been changed in Keycloak. Exceptions keep the sent value: a difference only in case or Unicode normalization (Keycloak
 * stores user names and e-mails in lower case), and an e-mail that is not an address, which the account never got.
 */
public record Account(
        String userName,
        boolean enabled,
        Optional<String> givenName,
        Optional<String> familyName,
        Optional<String> email) {

    void writeOver(ObjectNode document) {
        if (!UserNames.areSame(document.path("userName").asText(), userName)) {
            document.put("userName", userName);
        }
        document.put("active", enabled);
        writeName(document);
        writeEmail(document);
    }

    private void writeName(ObjectNode document) {
        ObjectNode name = document.withObjectProperty("name");
        givenName.ifPresentOrElse(given -> name.put("givenName", given), () -> name.remove("givenName"));
        familyName.ifPresentOrElse(family -> name.put("familyName", family), () -> name.remove("familyName"));
        if (name.isEmpty()) {
            document.remove("name");
        }
    }

    private void writeEmail(ObjectNode document) {
        Optional<ObjectNode> kept = Primary.of(document.path("emails"));
        boolean same = kept.map(element -> element.path("value").asText()).equals(email)
                || (kept.isPresent()
                        && email.isPresent()
                        && UserNames.areSame(kept.get().path("value").asText(), email.get()));
        boolean isNone = email.isEmpty()
                && kept.map(element -> element.path("value"))
                        .filter(value -> value.isTextual() && !EmailAddress.isOne(value.asText()))
                        .isPresent();
        if (same || isNone) {
            return;
        }
        if (email.isEmpty()) {
            document.remove("emails");
        } else {
            kept.orElseGet(() -> document.putArray("emails").addObject().put("primary", true))
                    .put("value", email.get());
        }
    }
}
