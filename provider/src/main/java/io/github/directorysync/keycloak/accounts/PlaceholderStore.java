package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.scim.resource.ScimUser;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Accounts that keep the place of people who are not imported: disabled, without name, e-mail, password and link, so that
 * nobody can use them and they are in nobody's way. They have the id that the directory is told, and its groups.
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

    /** Made of theirs, so that Keycloak refuses a second one of the same name, however close they come together. */
    private String name(ScimUser person) {
        String theirs = directoryId + " " + AccountStore.userName(person);
        return PREFIX + UUID.nameUUIDFromBytes(theirs.getBytes(StandardCharsets.UTF_8));
    }
}
