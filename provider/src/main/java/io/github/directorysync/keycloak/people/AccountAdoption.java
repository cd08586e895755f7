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

/** Makes accounts users of a directory that exist already: those of people whom it has deleted, and those of the realm. */
record AccountAdoption(DirectoryContext visit, AccountStore accounts) {

    /**
     * Somebody whom the directory had before has their account back.
     *
     * @param byNameOnly whether nothing but their name says that it is theirs
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

    /** The directory has them again before anybody has looked at what was held. */
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

    /** An account that the realm had is the person's from now on. */
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
     * An account that the realm had is the person's whose place was kept, whom the directory knows by the place's id. Until it
     * is made what the directory says, it is behind that, so that nothing is lost where that fails.
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

    /** Nothing is known yet but what Keycloak knows. */
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
