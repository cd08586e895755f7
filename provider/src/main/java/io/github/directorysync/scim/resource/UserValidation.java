package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Lengths;
import io.github.directorysync.scim.ScimProblem;
import java.util.List;
import java.util.Optional;

/** Validates a user's document before it is stored: a userName is required, and no value may exceed its column. */
final class UserValidation {

    /** The size of Keycloak's columns in characters. */
    private static final int LONGEST = 255;

    private UserValidation() {}

    /**
     * Validates the document.
     *
     * @throws ScimProblem 400, with the path of the refused attribute
     */
    static void check(ObjectNode document) {
        Optional<String> userName = text(document, "userName");
        if (userName.map(String::isBlank).orElse(true)) {
            throw ScimProblem.invalidValue("A user needs a userName.").about(List.of("userName"));
        }
        Lengths.check("userName", userName, LONGEST);
        // Keycloak stores lower case, which may be longer: a dotted capital I becomes two characters.
        Lengths.check("userName", userName.map(UserNames::key), LONGEST);
        Lengths.check("externalId", text(document, "externalId"), LONGEST);
        Lengths.check("password", text(document, "password"), LONGEST);
        Lengths.requireBytes(document);
    }

    private static Optional<String> text(ObjectNode document, String name) {
        return Optional.of(document.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
