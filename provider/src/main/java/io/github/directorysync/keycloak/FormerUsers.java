package io.github.directorysync.keycloak;

import io.github.directorysync.scim.ScimUser;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People whom a directory has deleted and whose accounts are still there. They are out of its sight in every list and
 * look-up, because they are in a table of their own; when it sends them again they get their account back.
 */
record FormerUsers(Database database, String realmId, String directoryId) {

    /**
     * A user of the directory who goes by this name, whatever their account is called: 0. A former one, by name: 1, by
     * externalId: 2. One whose removal the guard holds: 3. Each part begins with an index that names one row.
     */
    private static final String NAMESAKES = "select o.userId, 0 from DirectoryUserEntity o"
            + " where o.directoryId = :directory and o.userName = :name"
            + " union all select f.userId, 1 from UserEntity u, FormerUserEntity f"
            + " where u.realmId = :realm and u.username = :name and f.userId = u.id and f.directoryId = :directory"
            + " and not exists (select 1 from DirectoryUserEntity n where n.userId = f.userId)"
            + " union all select e.userId, 2 from FormerUserEntity e"
            + " where e.directoryId = :directory and e.externalId = :external"
            + " and not exists (select 1 from DirectoryUserEntity m where m.userId = e.userId)"
            + " union all select g.userId, 3 from UserEntity w, DepartedUserEntity g"
            + " where w.realmId = :realm and w.username = :name and g.userId = w.id and g.directoryId = :directory"
            + " and g.gone is not null";

    private static final int HELD = 3;

    /**
     * One of them.
     *
     * @param held whether only the guard keeps their account
     */
    record Former(String id, boolean held) {}

    /**
     * Who it is that is sent: by userName, else by externalId. Not by e-mail, which may be another's by now.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 if the directory has a user of that name
     */
    Optional<Former> find(ScimUser sent) {
        Optional<Object[]> first = database
                .list(
                        NAMESAKES,
                        Object[].class,
                        Map.of(
                                "realm",
                                realmId,
                                "directory",
                                directoryId,
                                "name",
                                Accounts.userName(sent),
                                "external",
                                sent.externalId().orElse("")))
                .stream()
                .min(Comparator.comparingInt(FormerUsers::rank));
        if (first.filter(row -> rank(row) == 0).isPresent()) {
            throw Profiles.taken("userName", "userName");
        }
        return first.map(row -> new Former((String) row[0], rank(row) == HELD));
    }

    /** Keycloak refuses a name that an account has; this, one that only the directory gives somebody. */
    void requireFree(String userName, String id) {
        boolean taken = database.count(
                        "select count(*) from DirectoryUserEntity o where o.directoryId = :directory"
                                + " and o.userName = :name and o.userId <> :id",
                        Map.of("directory", directoryId, "name", userName, "id", id))
                > 0;
        if (taken) {
            throw Profiles.taken("userName", "userName");
        }
    }

    private static int rank(Object[] row) {
        return ((Number) row[1]).intValue();
    }

    /**
     * From now on they are one. What else is kept of them goes with the row.
     *
     * @param withheld whether an option has kept their account as it was
     */
    void add(String id, Optional<String> externalId, boolean withheld) {
        database.flush();
        database.change("delete from DepartedUserEntity d where d.userId = :id", Map.of("id", id));
        FormerUserEntity row = new FormerUserEntity();
        row.userId = id;
        row.directoryId = directoryId;
        row.externalId = externalId.orElse(null);
        row.removed = Instant.now().toEpochMilli();
        row.withheld = withheld ? (Long) row.removed : null;
        database.entities().persist(row);
    }

    void remove(String id) {
        database.find(FormerUserEntity.class, id)
                .ifPresent(row -> database.entities().remove(row));
    }

    /** In which of the directory's groups they still are. It has not seen them there for long, and cannot have meant it. */
    List<String> groups(String id) {
        return database.list(
                "select r.groupId from UserGroupMembershipEntity m, DirectoryGroupEntity r"
                        + " where m.user.id = :user and r.groupId = m.groupId and r.directoryId = :directory",
                String.class,
                Map.of("user", id, "directory", directoryId));
    }
}
