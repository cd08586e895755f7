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
 * @param copies the SCIM attribute that is copied, by the name of the user attribute
 */
record UserAttributes(Map<String, Place> copies) {

    /** The values by user attribute; empty where the user has no value. */
    Map<String, List<String>> of(ScimUser person) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        copies.forEach((name, place) -> attributes.put(name, person.texts(place)));
        return attributes;
    }

    /** Writes the attributes whose values differ. */
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
