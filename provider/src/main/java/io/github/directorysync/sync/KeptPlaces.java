package io.github.directorysync.sync;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ScimUser;
import java.util.List;
import java.util.Optional;

/**
 * People whose place is kept because nobody new is imported. Whoever of them comes another way meanwhile, such as just in
 * time through their identity provider, has two accounts then: theirs is linked by the rule for all accounts that the realm
 * has, takes the place, and is the only one from then on.
 */
record KeptPlaces(UserPorts ports, Directory directory, Journal journal) {

    /** Theirs, if it is linked; if it may be theirs, an administrator has to look, and the place is kept on. */
    Optional<Kept<ScimUser>> taken(Kept<ScimUser> user) {
        List<Candidate> found = ports.lookup().arrived(user);
        return found.isEmpty()
                ? Optional.empty()
                : linking(found, user).fold(adopt -> Optional.of(ports.links().takePlace(user, adopt.id())), refuse -> {
                    journal.note(new Effect.Reviewed(user.resource().withoutPassword(), refuse));
                    return Optional.empty();
                });
    }

    /** The same of somebody about whom nobody has to decide any more, since they go. */
    Optional<Kept<ScimUser>> takenByOneWhoGoes(Kept<ScimUser> user) {
        List<Candidate> found = ports.lookup().arrived(user);
        return found.isEmpty()
                ? Optional.empty()
                : linking(found, user)
                        .fold(
                                adopt -> Optional.of(ports.links().takePlace(user, adopt.id())),
                                refuse -> Optional.empty());
    }

    private Linking linking(List<Candidate> found, Kept<ScimUser> user) {
        return Linking.of(found, Claim.of(directory, user.resource()));
    }
}
