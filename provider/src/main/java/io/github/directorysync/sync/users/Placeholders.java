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
 * People whose place is kept because nobody new is imported. Whoever of them comes another way meanwhile, such as just in
 * time through their identity provider, has two accounts then: theirs is linked by the rule for all accounts that the realm
 * has, takes the place, and is the only one from then on.
 */
record Placeholders(UserPorts ports, Directory directory, Journal journal) {

    /** Theirs, if it is linked; if it may be theirs, an administrator has to look, and the place is kept on. */
    Optional<Stored<ScimUser>> taken(Stored<ScimUser> user) {
        List<AccountCandidate> found = ports.lookup().arrived(user);
        return found.isEmpty()
                ? Optional.empty()
                : linking(found, user).fold(adopt -> Optional.of(ports.links().takePlace(user, adopt.id())), refuse -> {
                    journal.note(new Effect.Reviewed(user.resource().withoutPassword(), refuse));
                    return Optional.empty();
                });
    }

    /** The same of somebody about whom nobody has to decide any more, since they go. */
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
