package io.github.directorysync.sync;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ScimUser;
import java.util.List;
import java.util.Optional;

/**
 * People whose place is kept because nobody new is imported. Whoever of them comes another way meanwhile, such as just in
 * time through their identity provider, has two accounts then: theirs is linked by the rule for all accounts that the realm
 * has, takes the place, and is the only one from then on.
 */
record KeptPlaces(Users users, Journal journal) {

    /** Theirs, if it is linked; if it may be theirs, an administrator has to look, and the place is kept on. */
    Optional<Kept<ScimUser>> taken(Kept<ScimUser> user) {
        List<Candidate> found = users.arrived(user);
        return found.isEmpty()
                ? Optional.empty()
                : Linking.of(found).fold(adopt -> Optional.of(users.takePlace(user, adopt.id())), refuse -> {
                    journal.note(new Effect.Reviewed(user.resource().withoutPassword(), refuse));
                    return Optional.empty();
                });
    }

    /** The same of somebody about whom nobody has to decide any more, since they go. */
    Optional<Kept<ScimUser>> takenByOneWhoGoes(Kept<ScimUser> user) {
        List<Candidate> found = users.arrived(user);
        return found.isEmpty()
                ? Optional.empty()
                : Linking.of(found)
                        .fold(adopt -> Optional.of(users.takePlace(user, adopt.id())), refuse -> Optional.empty());
    }
}
