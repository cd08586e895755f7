package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Lengths;
import io.github.directorysync.scim.ScimProblem;
import java.util.List;
import java.util.Optional;

/** What the document of a user must be like before it is stored: a userName, and no value longer than there is room for. */
final class UserValidation {

    /** Characters that Keycloak's columns have room for. */
    private static final int LONGEST = 255;

    private UserValidation() {}

    /**
     * Makes sure that a document can be a user's.
     *
     * @throws ScimProblem 400, with the path of what is refused
     */
    static void check(ObjectNode document) {
        Optional<String> userName = text(document, "userName");
        if (userName.map(String::isBlank).orElse(true)) {
            throw ScimProblem.invalidValue("A user needs a userName.").about(List.of("userName"));
        }
        Lengths.check("userName", userName, LONGEST);
        // Keycloak keeps lower case, which may be longer: of a dotted capital I it has two characters.
        Lengths.check("userName", userName.map(UserNames::key), LONGEST);
        Lengths.check("externalId", text(document, "externalId"), LONGEST);
        Lengths.check("password", text(document, "password"), LONGEST);
        Lengths.requireBytes(document);
    }

    private static Optional<String> text(ObjectNode document, String name) {
        return Optional.of(document.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
