package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.UserModel;

/**
 * The user attributes that a directory writes, so that Keycloak's own mappers can put them into tokens.
 *
 * @param copies what becomes which of them
 */
record UserAttributes(Map<String, Place> copies) {

    /** All of them; empty for those of which the person has no value. */
    Map<String, List<String>> of(ScimUser person) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        copies.forEach((name, place) -> attributes.put(name, person.texts(place)));
        return attributes;
    }

    /** Writes what is not so already. */
    void write(UserModel user, ScimUser person) {
        of(person).forEach((name, wanted) -> {
            List<String> present = user.getAttributeStream(name).toList();
            if (wanted.isEmpty() && !present.isEmpty()) {
                user.removeAttribute(name);
            } else if (!wanted.equals(present)) {
                user.setAttribute(name, wanted);
            }
        });
    }
}
