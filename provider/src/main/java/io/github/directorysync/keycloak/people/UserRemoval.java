package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.accounts.DeprovisionedUsers;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.guard.HeldChangeStore;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.users.RemovalEffect;

/** Removes users of a directory, or marks them while the guard holds the removal. */
record UserRemoval(DirectoryContext context, AccountStore accounts) {

    /** Removes, suspends or keeps the account, as the effect says, and the row of the user. */
    void apply(Stored<ScimUser> user, RemovalEffect effect) {
        lapseUnpush(user);
        heldRows().mark(row(user), false);
        // The database deletes our row along with Keycloak's, by the foreign key.
        accounts.access().applyRemoval(user.id(), effect);
        if (effect != RemovalEffect.DELETE) {
            former().add(user.id(), user.resource().externalId(), effect == RemovalEffect.KEEP);
        }
        context.database().flush();
    }

    /** Marks the user as deleted; the account stays as it is until an administrator has decided. */
    void hold(Stored<ScimUser> user) {
        lapseUnpush(user);
        accounts.reachable(user.id());
        DirectoryUserEntity row = row(user);
        row.held = null;
        row.externalId = null;
        row.gone = ServerTime.now().toEpochMilli();
        context.database().flush();
    }

    private void lapseUnpush(Stored<ScimUser> user) {
        if (context.directory().apps().pushedRoles()) {
            heldRows().lapseUnpush(user.id());
        }
    }

    private DirectoryUserEntity row(Stored<ScimUser> user) {
        return context.database().find(DirectoryUserEntity.class, user.id()).orElseThrow();
    }

    private HeldChangeStore heldRows() {
        return new HeldChangeStore(context.database(), context.directory().id());
    }

    private DeprovisionedUsers former() {
        return new DeprovisionedUsers(
                context.database(), context.realm().getId(), context.directory().id());
    }
}
