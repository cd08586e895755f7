package io.github.directorysync.sync.users;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.Claim;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import java.util.List;
import java.util.Optional;

/**
 * Users who get a disabled placeholder account, because new users are not imported. If such a user gets a second account in
 * another way, for example just in time through the identity provider, it is matched like any existing account, and then
 * replaces the placeholder.
 */
record Placeholders(UserPorts ports, Directory directory, Journal journal) {

    /**
     * The linked second account, which replaces the placeholder; in doubt an administrator reviews it, and the placeholder
     * remains.
     */
    Optional<Stored<ScimUser>> taken(Stored<ScimUser> user) {
        List<AccountCandidate> found = ports.lookup().arrived(user);
        return found.isEmpty()
                ? Optional.empty()
                : linking(found, user).fold(adopt -> Optional.of(ports.links().takePlace(user, adopt.id())), refuse -> {
                    journal.note(new Effect.Reviewed(user.resource().withoutPassword(), refuse));
                    return Optional.empty();
                });
    }

    /** The same for a user who is removed; no review is recorded, because no decision is needed any more. */
    Optional<Stored<ScimUser>> takenByOneWhoGoes(Stored<ScimUser> user) {
        List<AccountCandidate> found = ports.lookup().arrived(user);
        return found.isEmpty()
                ? Optional.empty()
                : linking(found, user)
                        .fold(
                                adopt -> Optional.of(ports.links().takePlace(user, adopt.id())),
                                refuse -> Optional.empty());
    }

    private Linking linking(List<AccountCandidate> found, Stored<ScimUser> user) {
        return Linking.of(found, Claim.of(directory, user.resource()));
    }
}
