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
record AccountAdoption(DirectoryContext visit, AccountStore accounts) {

    /**
     * Gives a user whom the directory had deleted their account back.
     *
     * @param byNameOnly whether only the name says that the account is theirs; then credentials, links, roles and groups
     *     are taken away first
     */
    void revive(String id, boolean byNameOnly, ScimUser user) {
        UserModel account = accounts.reachable(id);
        if (byNameOnly) {
            new ManualGrants(visit).take(account, user);
        }
        if (isHeld(id)) {
            staysAfterAll(id);
        } else {
            takenBack(id);
        }
    }

    private boolean isHeld(String id) {
        return visit.database()
                .find(AnyDirectoryUserEntity.class, id)
                .filter(row -> row.gone != null
                        && row.directoryId.equals(visit.directory().id()))
                .isPresent();
    }

    /** The directory sends the user again before an administrator has decided about the held removal. */
    private void staysAfterAll(String id) {
        heldRows().lapse(id);
        visit.database()
                .change(
                        "update AnyDirectoryUserEntity d set d.gone = null, d.exported = null where d.userId = :id",
                        Map.of("id", id));
    }

    private void takenBack(String id) {
        heldRows().lapse(id);
        accounts.leave(id, former().groups(id));
        join(id);
    }

    /** Links an account of the realm to a user whom the directory sends. */
    void adopt(String id, ScimUser user) {
        accounts.adopt(id, user);
        if (isHeld(id)) {
            staysAfterAll(id);
        } else if (visit.database().find(FormerUserEntity.class, id).isPresent()) {
            takenBack(id);
        } else {
            join(id);
        }
    }

    /**
     * Links an account of the realm to a user who has a placeholder; the directory keeps using the placeholder's SCIM id.
     * The row begins as BEHIND: if the following import of the directory's values fails, nothing is lost.
     */
    void takePlace(DirectoryUserEntity place, String id, ScimUser user) {
        UserModel kept = accounts.reachable(place.userId);
        accounts.adopt(id, user);
        UserModel theirs = accounts.reachable(id);
        visit.database().entities().detach(place);
        new PlaceholderMerge(visit).pass(kept, theirs);
        DirectoryUserEntity row =
                DirectoryUserEntity.begun(id, visit.directory().id());
        row.scimId = place.scimId == null ? place.userId : place.scimId;
        row.created = place.created;
        row.version = place.version;
        row.externalId = place.externalId;
        row.document = place.document;
        boolean active = user.active().orElse(true);
        UserTable.write(
                row,
                user,
                AccountDecision.of(SyncState.BEHIND, false, theirs.isEnabled(), active),
                theirs.getUsername());
        join(row);
        new SecondaryEmails(visit.database()).write(id, Set.of(), SecondaryEmails.of(user, SyncState.BEHIND));
    }

    /** Adds a row with an empty document: only Keycloak's values are known yet. */
    private void join(String id) {
        DirectoryUserEntity row =
                DirectoryUserEntity.begun(id, visit.directory().id());
        row.document = "{}";
        join(row);
    }

    private void join(DirectoryUserEntity row) {
        former().remove(row.userId);
        row.organizationId = accounts.joinOrganization(row.userId);
        visit.database().entities().persist(row);
        visit.database().flush();
    }

    private HeldChangeStore heldRows() {
        return new HeldChangeStore(visit.database(), visit.directory().id());
    }

    private DeprovisionedUsers former() {
        return new DeprovisionedUsers(
                visit.database(), visit.realm().getId(), visit.directory().id());
    }
}
