package io.github.directorysync.keycloak;

import io.github.directorysync.keycloak.HeldChange.Named;
import io.github.directorysync.keycloak.HeldChange.Reason;
import io.github.directorysync.keycloak.HeldChange.State;
import io.github.directorysync.keycloak.HeldChange.What;
import io.github.directorysync.sync.Activity;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What is held of one directory, row by row. */
record HeldRows(Database database, String directoryId) {

    private static final String LAPSE = "update HeldEntity h set h.state = 'LAPSED', h.decided = :now"
            + " where h.directoryId = :directory and h.state = 'HELD' and ";

    /**
     * Writes one.
     *
     * @return its id
     */
    String add(What what, Named person, Optional<Named> group, Reason reason) {
        Instant now = Instant.now();
        HeldEntity row = new HeldEntity();
        row.id = Activity.newId(now);
        row.directoryId = directoryId;
        row.userId = person.id();
        row.userName = person.name();
        row.what = what.name();
        row.groupId = group.map(Named::id).orElse(null);
        row.groupName = group.map(Named::name).orElse(null);
        row.reason = reason.name();
        row.state = State.HELD.name();
        row.created = now.toEpochMilli();
        database.entities().persist(row);
        return row.id;
    }

    /** The directory has taken back itself what is held of somebody's account, or it has come to nothing. */
    void lapse(String userId) {
        database.change(
                LAPSE + "h.groupId is null and h.userId = :user",
                Map.of("directory", directoryId, "now", Instant.now().toEpochMilli(), "user", userId));
    }

    /** The directory has put them into the group again. */
    void lapse(String groupId, Collection<String> people) {
        Database.chunks(people)
                .forEach(chunk -> database.change(
                        LAPSE + "h.groupId = :group and h.userId in (:ids)",
                        Map.of(
                                "directory",
                                directoryId,
                                "now",
                                Instant.now().toEpochMilli(),
                                "ids",
                                chunk,
                                "group",
                                groupId)));
    }

    /** A group that was deleted is there again, and its people have only left it. */
    void revived(String groupId) {
        database.change(
                "update HeldEntity h set h.what = 'LEAVE' where h.directoryId = :directory and h.state = 'HELD'"
                        + " and h.groupId = :group",
                Map.of("directory", directoryId, "group", groupId));
    }

    /** The user of that name whose removal is held. */
    Optional<String> departed(String userName, String realmId) {
        return database
                .list(
                        "select d.userId from DepartedUserEntity d, UserEntity u where u.id = d.userId"
                                + " and d.directoryId = :directory and d.gone is not null and u.realmId = :realm"
                                + " and u.username = :name",
                        String.class,
                        Map.of("directory", directoryId, "realm", realmId, "name", userName))
                .stream()
                .findFirst();
    }
}
