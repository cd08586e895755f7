package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.scim.resource.ScimUser;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Placeholders for users who are not imported: disabled accounts without name, e-mail, password and link, so that nobody
 * can use them and they block no names. They have the SCIM id that the directory is told, and the user's groups.
 */
record PlaceholderStore(KeycloakSession session, RealmModel realm, String directoryId) {

    private static final String PREFIX = "not-imported-";

    String create(ScimUser person) {
        UserModel user = session.users().addUser(realm, null, name(person), true, true);
        user.setEnabled(false);
        return user.getId();
    }

    void rename(UserModel user, ScimUser person) {
        user.setUsername(name(person));
    }

    /**
     * A hash of the directory's id and the userName, so that Keycloak refuses a second placeholder of the same user even in
     * concurrent requests.
     */
    private String name(ScimUser person) {
        String key = directoryId + " " + AccountNames.userName(person);
        return PREFIX + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
