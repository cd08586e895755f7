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

/** Writes the table of changes that the guard of one directory holds. */
public record HeldChangeStore(Database database, String directoryId) {

    private static final String LAPSE = "update HeldEntity h set h.state = 'LAPSED', h.decided = :now"
            + " where h.directoryId = :directory and h.state = 'HELD' and ";

    private static final String LAPSE_ANYWHERE =
            "update HeldEntity h set h.state = 'LAPSED', h.decided = :now where h.state = 'HELD' and ";

    /**
     * Inserts a held change.
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

    /**
     * Lapses held suspensions and deletions of a user: the directory has taken the change back itself, or it has become
     * pointless.
     */
    public void lapse(String userId) {
        database.change(
                LAPSE + "h.what in ('SUSPEND', 'DELETE') and h.userId = :user",
                Map.of("directory", directoryId, "now", ServerTime.now().toEpochMilli(), "user", userId));
    }

    /** Lapses held removals of pushed roles: the directory pushes the roles again, or the roles are gone. */
    public void lapseUnpush(String userId) {
        database.change(
                LAPSE + "h.what = 'UNPUSH' and h.userId = :user",
                Map.of("directory", directoryId, "now", ServerTime.now().toEpochMilli(), "user", userId));
    }

    /** Returns those of these users for whom a removal of pushed roles is held. */
    Set<String> withUnpush(Collection<String> people) {
        return Set.copyOf(database.list(
                "select distinct h.userId from HeldEntity h where h.directoryId = :directory and h.state = 'HELD'"
                        + " and h.what = 'UNPUSH' and h.userId in (:users)",
                String.class,
                Map.of("directory", directoryId, "users", people)));
    }

    /** Records whether a suspension of the user is held. */
    public void mark(DirectoryUserEntity user, boolean held) {
        if (held && user.held == null) {
            user.held = ServerTime.now().toEpochMilli();
        } else if (!held && user.held != null) {
            user.held = null;
            lapse(user.userId);
        }
    }

    /** Lapses what is held about these users' membership of a group: the directory has added them again. */
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

    /**
     * Turns held deletions of a group into held leaves: the group exists again, and its former members have only left
     * it.
     */
    public void revived(String groupId) {
        convert(RemovalKind.LEAVE, groupId);
    }

    /**
     * Turns held leaves of a group into held deletions of it: the deletion is held now, and all of them are decided
     * together.
     */
    void dissolved(String groupId) {
        convert(RemovalKind.DISSOLVE, groupId);
    }

    private void convert(RemovalKind kind, String groupId) {
        database.flush();
        database.change(
                "update HeldEntity h set h.what = :what where h.directoryId = :directory and h.state = 'HELD'"
                        + " and h.groupId = :group",
                Map.of("what", kind.name(), "directory", directoryId, "group", groupId));
    }

    /** Returns the users for whom a change concerning the group is held. */
    Set<String> peopleOf(String groupId) {
        return Set.copyOf(database.list(
                "select distinct h.userId from HeldEntity h where h.directoryId = :directory and h.state = 'HELD'"
                        + " and h.groupId = :group",
                String.class,
                Map.of("directory", directoryId, "group", groupId)));
    }

    /** Lapses held changes of a group or a user that Keycloak has deleted. */
    public static void onEvent(ProviderEvent event) {
        if (event instanceof GroupModel.GroupRemovedEvent removed) {
            new Database(removed.getKeycloakSession())
                    .change(
                            LAPSE_ANYWHERE + "h.groupId = :id",
                            nowAndId(removed.getGroup().getId()));
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            new Database(removed.getKeycloakSession())
                    .change(
                            LAPSE_ANYWHERE + "h.userId = :id",
                            nowAndId(removed.getUser().getId()));
        }
    }

    private static Map<String, Object> nowAndId(String id) {
        return Map.of("now", ServerTime.now().toEpochMilli(), "id", id);
    }
}
