package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.FormerUserEntity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People whom a directory has deleted and whose accounts are still there. They are out of its sight in every list and
 * look-up, because they are in a table of their own; when it sends them again they get their account back: see {@link FormerAccountLookup}.
 */
public record DeprovisionedUsers(Database database, String realmId, String directoryId) {

    /** Keycloak refuses a name that an account has; this, one that only the directory gives somebody. */
    public void requireFree(String userName, String id) {
        boolean taken = database.count(
                        "select count(*) from DirectoryUserEntity o where o.directoryId = :directory"
                                + " and o.userName = :name and o.userId <> :id",
                        Map.of("directory", directoryId, "name", userName, "id", id))
                > 0;
        if (taken) {
            throw UserProfileCheck.taken("userName", "userName");
        }
    }

    /** The same for one whose account will be called otherwise, of those who were there before names were qualified. */
    public void requireNoAccountOfDirectory(String userName, String id) {
        boolean taken = database.count(
                        "select count(*) from UserEntity u, DirectoryUserEntity o where u.realmId = :realm"
                                + " and u.username = :name and o.userId = u.id and o.directoryId = :directory"
                                + " and o.userName is null and o.userId <> :id",
                        Map.of("realm", realmId, "directory", directoryId, "name", userName, "id", id))
                > 0;
        if (taken) {
            throw UserProfileCheck.taken("userName", "userName");
        }
    }

    /**
     * From now on they are one. What else is kept of them goes with the row.
     *
     * @param withheld whether an option has kept their account as it was
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

    /** In which of the directory's groups they still are. It has not seen them there for long, and cannot have meant it. */
    public List<String> groups(String id) {
        return database.list(
                "select r.groupId from UserGroupMembershipEntity m, DirectoryGroupEntity r"
                        + " where m.user.id = :user and r.groupId = m.groupId and r.directoryId = :directory",
                String.class,
                Map.of("user", id, "directory", directoryId));
    }
}
