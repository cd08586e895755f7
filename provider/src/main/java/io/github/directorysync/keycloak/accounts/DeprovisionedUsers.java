package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.FormerUserEntity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Users whom a directory has deleted and whose accounts still exist: rows of {@code DS_FORMER_USER}. No SCIM list or
 * look-up shows them. When the directory sends them again they get their account back: see {@link FormerAccountLookup}.
 */
public record DeprovisionedUsers(Database database, String realmId, String directoryId) {

    /**
     * Refuses a userName that another user of the directory has while their account is called otherwise. Names of accounts
     * are refused by Keycloak itself.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    public void requireFree(String userName, String id) {
        boolean taken = database.count(
                        "select count(*) from DirectoryUserEntity o where o.directoryId = :directory"
                                + " and o.userName = :name and o.userId <> :id",
                        Map.of("directory", directoryId, "name", userName, "id", id))
                > 0;
        if (taken) {
            throw ProfileProblem.taken("userName", "userName");
        }
    }

    /**
     * The same for a userName that becomes a qualified username: also refuses an unqualified account of the directory,
     * which dates from before names were qualified.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    public void requireNoAccountOfDirectory(String userName, String id) {
        boolean taken = database.count(
                        "select count(*) from UserEntity u, DirectoryUserEntity o where u.realmId = :realm"
                                + " and u.username = :name and o.userId = u.id"
                                + " and concat(o.directoryId, '') = :directory and o.userName is null and o.userId <> :id",
                        Map.of("realm", realmId, "directory", directoryId, "name", userName, "id", id))
                > 0;
        if (taken) {
            throw ProfileProblem.taken("userName", "userName");
        }
    }

    /**
     * Replaces the row of a user by a row of {@code DS_FORMER_USER}; the rest of what was stored is deleted.
     *
     * @param withheld whether an option has kept the account as it was
     */
    public void add(String id, Optional<String> externalId, boolean withheld) {
        database.flush();
        database.change("delete from AnyDirectoryUserEntity d where d.userId = :id", Map.of("id", id));
        FormerUserEntity row = new FormerUserEntity();
        row.userId = id;
        row.directoryId = directoryId;
        row.externalId = externalId.orElse(null);
        row.removed = ServerTime.now().toEpochMilli();
        row.withheld = withheld ? (Long) row.removed : null;
        database.entities().persist(row);
    }

    public void remove(String id) {
        database.find(FormerUserEntity.class, id)
                .ifPresent(row -> database.entities().remove(row));
    }

    /**
     * The ids of the directory's groups that the account is still a member of. The directory has not seen these memberships
     * since it deleted the user, so they are removed when the user returns.
     */
    public List<String> groups(String id) {
        return database.list(
                "select r.groupId from UserGroupMembershipEntity m, DirectoryGroupEntity r"
                        + " where m.user.id = :user and r.groupId = m.groupId and r.directoryId = :directory",
                String.class,
                Map.of("user", id, "directory", directoryId));
    }
}
