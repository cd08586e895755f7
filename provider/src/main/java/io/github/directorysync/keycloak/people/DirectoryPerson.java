package io.github.directorysync.keycloak.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.sync.users.AccessReason;
import io.github.directorysync.sync.users.SyncState;
import java.time.Instant;
import org.keycloak.models.UserModel;

/**
 * Somebody whom a directory has sent, and their account.
 *
 * @param scimId by which the directory knows them
 * @param sent what the directory says of them; never a password
 * @param account in Keycloak
 * @param standing whether an option keeps the account from following what was sent
 * @param reason why the account can or cannot be used
 * @param removalHeld whether the directory has deleted them, which the guard holds
 */
public record DirectoryPerson(
        String scimId,
        ObjectNode sent,
        UserModel account,
        SyncState standing,
        AccessReason reason,
        boolean removalHeld,
        Version version) {

    /** Which version of what was sent it is; it counts what came in by SCIM. */
    public record Version(Instant created, Instant lastModified, long number) {}
}
