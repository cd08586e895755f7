package io.github.directorysync.keycloak;

import io.github.directorysync.sync.Change;
import io.github.directorysync.sync.ChangeKind;
import io.github.directorysync.sync.Effect;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Makes two accounts of one person into one: that of the directory's user, whose id apps and the directory know, and one that was
 * made just in time because the person was called otherwise at their identity provider. The former stays, with the groups and
 * roles that administrators gave the latter; the latter is removed and its sessions end.
 */
record AccountMerge(Visit visit) {

    void into(UserModel person, UserModel other) {
        new Access(visit).end(other);
        visit.journal()
                .note(new Effect.OfUser(
                        ChangeKind.LINKED,
                        person.getId(),
                        person.getUsername(),
                        List.of(new Change("account", Optional.of(other.getId()), Optional.of(person.getId())))));
        new HandOver(visit).pass(other, person);
    }
}
