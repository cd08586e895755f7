package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Merges two accounts of one person: the account of the directory's user, whose id apps and the directory know, and one
 * that was created just in time because the identity provider sent another NameID. The first one stays and receives the
 * groups and roles that administrators gave the second one; the second one is removed and its sessions end.
 */
public record AccountMerge(DirectoryContext context) {

    public void merge(UserModel person, UserModel other) {
        new Logout(context).end(other);
        context.journal()
                .note(new Effect.OfUser(
                        ChangeKind.LINKED,
                        person.getId(),
                        person.getUsername(),
                        List.of(new Change("account", Optional.of(other.getId()), Optional.of(person.getId())))));
        new PlaceholderMerge(context).merge(other, person);
    }
}
