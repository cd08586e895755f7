package io.github.directorysync.keycloak.guard;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.keycloak.store.HeldEntity;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.guard.HeldChange.HeldState;
import io.github.directorysync.sync.guard.HoldReason;
import io.github.directorysync.sync.guard.RemovalKind;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** The rows of changes that the guard of one directory holds. */
public record HeldChangeStore(Database database, String directoryId) {

    private static final String LAPSE = "update HeldEntity h set h.state = 'LAPSED', h.decided = :now"
            + " where h.directoryId = :directory and h.state = 'HELD' and ";

    private static final String LAPSE_ANYWHERE =
            "update HeldEntity h set h.state = 'LAPSED', h.decided = :now where h.state = 'HELD' and ";

    /**
     * Writes one.
     *
     * @return its id
     */
    String add(RemovalKind kind, Reference person, Optional<Reference> group, HoldReason reason) {
        Instant now = ServerTime.now();
        HeldEntity row = new HeldEntity();
        row.id = Activity.newId(now);
        row.directoryId = directoryId;
        row.userId = person.id();
        row.userName = person.display();
        row.what = kind.name();
        row.groupId = group.map(Reference::id).orElse(null);
        row.groupName = group.map(Reference::display).orElse(null);
        row.reason = reason.name();
        row.state = HeldState.HELD.name();
        row.created = now.toEpochMilli();
        database.entities().persist(row);
        return row.id;
    }

    /** The directory has taken back itself what is held of somebody's account, or it has come to nothing. */
    public void lapse(String userId) {
        database.change(
                LAPSE + "h.what in ('SUSPEND', 'DELETE') and h.userId = :user",
                Map.of("directory", directoryId, "now", ServerTime.now().toEpochMilli(), "user", userId));
    }

    /** The directory pushes again what it has taken back, or they are gone. */
    public void lapseUnpush(String userId) {
        database.change(
                LAPSE + "h.what = 'UNPUSH' and h.userId = :user",
                Map.of("directory", directoryId, "now", ServerTime.now().toEpochMilli(), "user", userId));
    }

    /** Those of these people for whom it is held that pushed roles are taken back. */
    Set<String> withUnpush(Collection<String> people) {
        return Set.copyOf(database.list(
                "select distinct h.userId from HeldEntity h where h.directoryId = :directory and h.state = 'HELD'"
                        + " and h.what = 'UNPUSH' and h.userId in (:users)",
                String.class,
                Map.of("directory", directoryId, "users", people)));
    }

    /** A suspension of theirs is held from now on, or not any more. */
    public void mark(DirectoryUserEntity user, boolean held) {
        if (held && user.held == null) {
            user.held = ServerTime.now().toEpochMilli();
        } else if (!held && user.held != null) {
            user.held = null;
            lapse(user.userId);
        }
    }

    /** The directory has put them into the group again. */
    public void lapse(String groupId, Collection<String> people) {
        Database.chunks(people)
                .forEach(chunk -> database.change(
                        LAPSE + "h.groupId = :group and h.userId in (:ids)",
                        Map.of(
                                "directory",
                                directoryId,
                                "now",
                                ServerTime.now().toEpochMilli(),
                                "ids",
                                chunk,
                                "group",
                                groupId)));
    }

    /** A group that was deleted is there again, and its people have only left it. */
    public void revived(String groupId) {
        become(RemovalKind.LEAVE, groupId);
    }

    /** A group that people were to leave is deleted, which is held: what waits of it is decided together from now on. */
    void dissolved(String groupId) {
        become(RemovalKind.DISSOLVE, groupId);
    }

    private void become(RemovalKind kind, String groupId) {
        database.flush();
        database.change(
                "update HeldEntity h set h.what = :what where h.directoryId = :directory and h.state = 'HELD'"
                        + " and h.groupId = :group",
                Map.of("what", kind.name(), "directory", directoryId, "group", groupId));
    }

    /** Of whom something is held that has to do with the group. */
    Set<String> peopleOf(String groupId) {
        return Set.copyOf(database.list(
                "select distinct h.userId from HeldEntity h where h.directoryId = :directory and h.state = 'HELD'"
                        + " and h.groupId = :group",
                String.class,
                Map.of("directory", directoryId, "group", groupId)));
    }

    /** Nobody can leave what is gone. */
    public static void heard(ProviderEvent event) {
        if (event instanceof GroupModel.GroupRemovedEvent removed) {
            new Database(removed.getKeycloakSession())
                    .change(
                            LAPSE_ANYWHERE + "h.groupId = :id",
                            gone(removed.getGroup().getId()));
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            new Database(removed.getKeycloakSession())
                    .change(
                            LAPSE_ANYWHERE + "h.userId = :id",
                            gone(removed.getUser().getId()));
        }
    }

    private static Map<String, Object> gone(String id) {
        return Map.of("now", ServerTime.now().toEpochMilli(), "id", id);
    }
}
