package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.accounts.DeprovisionedUsers;
import io.github.directorysync.keycloak.accounts.ManualGrants;
import io.github.directorysync.keycloak.accounts.PlaceholderMerge;
import io.github.directorysync.keycloak.accounts.SecondaryEmails;
import io.github.directorysync.keycloak.accounts.UserTable;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.guard.HeldChangeStore;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.FormerUserEntity;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.users.AccountDecision;
import io.github.directorysync.sync.users.SyncState;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.UserModel;

/**
 * Makes existing accounts users of a directory: accounts of users whom it has deleted, and other accounts of the realm.
 */
record AccountAdoption(DirectoryContext context, AccountStore accounts) {

    /**
     * Gives a user whom the directory had deleted their account back.
     *
     * @param byNameOnly whether only the name says that the account is theirs; then credentials, links, roles and groups
     *     are taken away first
     */
    void revive(String id, boolean byNameOnly, ScimUser user) {
        UserModel account = accounts.reachable(id);
        if (byNameOnly) {
            new ManualGrants(context).remove(account, user);
        }
        if (isHeld(id)) {
            cancelRemoval(id);
        } else {
            rejoin(id);
        }
    }

    private boolean isHeld(String id) {
        return context.database()
                .find(AnyDirectoryUserEntity.class, id)
                .filter(row -> row.gone != null
                        && row.directoryId.equals(context.directory().id()))
                .isPresent();
    }

    /** The directory sends the user again before an administrator has decided about the held removal. */
    private void cancelRemoval(String id) {
        heldRows().lapse(id);
        context.database()
                .change(
                        "update AnyDirectoryUserEntity d set d.gone = null, d.exported = null where d.userId = :id",
                        Map.of("id", id));
    }

    private void rejoin(String id) {
        heldRows().lapse(id);
        accounts.access().leaveGroups(id, former().groups(id));
        join(id);
    }

    /** Links an account of the realm to a user whom the directory sends. */
    void adopt(String id, ScimUser user) {
        accounts.adopt(id, user);
        if (isHeld(id)) {
            cancelRemoval(id);
        } else if (context.database().find(FormerUserEntity.class, id).isPresent()) {
            rejoin(id);
        } else {
            join(id);
        }
    }

    /**
     * Links an account of the realm to a user who has a placeholder; the directory keeps using the placeholder's SCIM id.
     * The row begins as BEHIND: if the following import of the directory's values fails, nothing is lost.
     */
    void takePlace(DirectoryUserEntity place, String id, ScimUser user) {
        UserModel placeholder = accounts.reachable(place.userId);
        accounts.adopt(id, user);
        UserModel account = accounts.reachable(id);
        context.database().entities().detach(place);
        new PlaceholderMerge(context).merge(placeholder, account);
        DirectoryUserEntity row =
                DirectoryUserEntity.begun(id, context.directory().id());
        row.scimId = place.scimId == null ? place.userId : place.scimId;
        row.created = place.created;
        row.version = place.version;
        row.externalId = place.externalId;
        row.document = place.document;
        boolean active = user.active().orElse(true);
        UserTable.write(
                row,
                user,
                AccountDecision.of(SyncState.BEHIND, false, account.isEnabled(), active),
                account.getUsername());
        join(row);
        new SecondaryEmails(context.database()).write(id, Set.of(), SecondaryEmails.of(user, SyncState.BEHIND));
    }

    /** Adds a row with an empty document: only Keycloak's values are known yet. */
    private void join(String id) {
        DirectoryUserEntity row =
                DirectoryUserEntity.begun(id, context.directory().id());
        row.document = "{}";
        join(row);
    }

    private void join(DirectoryUserEntity row) {
        former().remove(row.userId);
        row.organizationId = accounts.joinOrganization(row.userId);
        context.database().entities().persist(row);
        context.database().flush();
    }

    private HeldChangeStore heldRows() {
        return new HeldChangeStore(context.database(), context.directory().id());
    }

    private DeprovisionedUsers former() {
        return new DeprovisionedUsers(
                context.database(), context.realm().getId(), context.directory().id());
    }
}
