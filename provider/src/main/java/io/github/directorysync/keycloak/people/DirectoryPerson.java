package io.github.directorysync.keycloak.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.sync.users.AccessReason;
import io.github.directorysync.sync.users.SyncState;
import java.time.Instant;
import org.keycloak.models.UserModel;

/**
 * A user of a directory, and their account.
 *
 * @param scimId by which the directory knows the user
 * @param sent the SCIM document as the directory sent it; never with a password
 * @param account in Keycloak
 * @param syncState whether an option keeps the account from following what was sent
 * @param reason why the account can or cannot be used
 * @param removalHeld whether the directory has deleted the user, and the guard holds that
 */
public record DirectoryPerson(
        String scimId,
        ObjectNode sent,
        UserModel account,
        SyncState syncState,
        AccessReason reason,
        boolean removalHeld,
        Version version) {

    /** The version of the SCIM resource; {@code number} counts the changes that came in over SCIM. */
    public record Version(Instant created, Instant lastModified, long number) {}
}
