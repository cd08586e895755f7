package io.github.directorysync.keycloak.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.accounts.OrganizationMembers;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.RequestOrigin;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.DirectoryRelease;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.directories.RemovalPlan;
import io.github.directorysync.keycloak.directories.RemovedGroups;
import io.github.directorysync.keycloak.directories.RemovedUsers;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.groups.GroupDeletion;
import io.github.directorysync.keycloak.groups.MembershipStore;
import io.github.directorysync.keycloak.people.AccessGroupEffect;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.roles.RoleChangeTracker;
import io.github.directorysync.keycloak.roles.RoleSnapshot;
import io.github.directorysync.keycloak.store.DirectoryStateEntity;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.GroupEffect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.activity.Notes;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The end of a directory. It is paused first and marked, then its people and groups leave some at a time, each time in a
 * transaction of its own, and it goes last: whatever interrupts that, it can be seen, and goes on.
 */
public record DirectoryRemoval(
        KeycloakSessionFactory factory, String realmId, String directoryId, RemovalPlan plan, RequestOrigin origin) {

    private static final String OPERATION = "delete-directory";

    private static final int AT_ONCE = 100;
    private static final int RELEASED_AT_ONCE = 1000;

    /**
     * How far it has come.
     *
     * @param over whether the directory is gone
     * @param users how many were suspended or deleted
     * @param groups how many were deleted
     */
    public record Progress(boolean over, int users, int groups) {

        Progress and(Progress next) {
            return new Progress(next.over, users + next.users, groups + next.groups);
        }
    }

    /** Begins: from here on the directory takes nothing any more. */
    public static DirectoryRemoval begin(
            KeycloakSession session, RealmModel realm, Directory directory, RemovalPlan plan) {
        RequestOrigin origin = RequestOrigin.of(session);
        DirectoryRemoval removal =
                new DirectoryRemoval(session.getKeycloakSessionFactory(), realm.getId(), directory.id(), plan, origin);
        removal.inRealm((inner, there) -> {
            Instant begun = ServerTime.now();
            new DirectoryAdmin(inner, there).pause(directory, true);
            new DirectoryStates(inner).remove(directory.id(), plan, origin);
            log(inner, directory, OPERATION, begun, List.of(), plan.json().put("name", directory.name()));
            return true;
        });
        return removal;
    }

    /** Goes on until it is over or that moment has come. */
    public Progress proceed(Instant until) {
        Progress progress = new Progress(false, 0, 0);
        do {
            progress = progress.and(inRealm(this::some));
        } while (!progress.over() && ServerTime.now().isBefore(until));
        return progress;
    }

    private Progress some(KeycloakSession session, RealmModel realm) {
        Database database = new Database(session);
        ComponentModel component = realm.getComponent(directoryId);
        // One node at a time.
        DirectoryStateEntity state =
                database.entities().find(DirectoryStateEntity.class, directoryId, LockModeType.PESSIMISTIC_WRITE);
        if (component == null || state == null) {
            return new Progress(true, 0, 0);
        }
        Directory directory = DirectoryReader.read(component);
        List<String> placeholders = next(
                database,
                "select d.userId from AnyDirectoryUserEntity d where d.directoryId = :directory"
                        + " and d.standing = 'AWAITED' order by d.userId");
        if (!placeholders.isEmpty()) {
            return new Progress(false, leave(session, realm, directory, placeholders, true), 0);
        }
        // Before its people: a group that stays is left by them, and by then nobody would know any more who they were.
        List<String> groups = plan.groups() == RemovedGroups.KEEP
                ? List.of()
                : next(
                        database,
                        "select d.groupId from AnyDirectoryGroupEntity d where d.directoryId = :directory"
                                + " order by d.groupId");
        if (!groups.isEmpty()) {
            return new Progress(false, 0, remove(session, realm, directory, groups));
        }
        // Who stays in the realm leaves the organization; who is deleted takes the membership along.
        if (plan.users() != RemovedUsers.DELETE
                && OrganizationMembers.of(session, realm, directory).leave(AT_ONCE) > 0) {
            return new Progress(false, 0, 0);
        }
        DirectoryRelease released = new DirectoryRelease(
                database,
                directoryId,
                (what, effects) -> log(session, directory, OPERATION + what, ServerTime.now(), effects, plan.json()));
        if (plan.users() == RemovedUsers.KEEP && released.users(RELEASED_AT_ONCE)) {
            return new Progress(false, 0, 0);
        }
        List<String> people = next(
                database,
                "select d.userId from AnyDirectoryUserEntity d where d.directoryId = :directory order by d.userId");
        if (!people.isEmpty()) {
            return new Progress(
                    false, leave(session, realm, directory, people, plan.users() == RemovedUsers.DELETE), 0);
        }
        // Whose DELETE an option or the guard has withheld: nothing would know of them any more.
        List<String> withheld = plan.users() == RemovedUsers.KEEP
                ? List.of()
                : next(
                        database,
                        "select f.userId from FormerUserEntity f, UserEntity u where u.id = f.userId"
                                + " and f.directoryId = :directory and u.enabled = true order by f.userId");
        if (!withheld.isEmpty()) {
            int left = leave(session, realm, directory, withheld, plan.users() == RemovedUsers.DELETE);
            forget(session, "delete from FormerUserEntity f where f.userId in (:ids)", withheld);
            return new Progress(false, left, 0);
        }
        if (plan.groups() == RemovedGroups.KEEP && released.groups(RELEASED_AT_ONCE)) {
            return new Progress(false, 0, 0);
        }
        Instant begun = ServerTime.now();
        SettingsAudit.announced(session, () -> {
            realm.removeComponent(component);
            return component;
        });
        log(session, directory, OPERATION + "-done", begun, List.of(), plan.json());
        return new Progress(true, 0, 0);
    }

    private static void log(
            KeycloakSession session,
            Directory directory,
            String operation,
            Instant begun,
            List<Effect> effects,
            ObjectNode detail) {
        AdminAudit.on(session, directory, SettingsAudit.target(directory)).write(operation, begun, effects, detail);
    }

    private List<String> next(Database database, @CompileTimeConstant String hql) {
        return database.query(hql, String.class, Map.of("directory", directoryId))
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Whoever administers Keycloak stays as they are. */
    private int leave(
            KeycloakSession session, RealmModel realm, Directory directory, List<String> people, boolean deleted) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        DirectoryContext visit = new DirectoryContext(session, realm, directory, notes);
        ChangeKind kind = deleted ? ChangeKind.DELETED : ChangeKind.SUSPENDED;
        AccountStore accounts = new AccountStore(visit, new Logout(visit));
        int left = 0;
        for (String id : people) {
            Optional<String> gone = accounts.leave(id, deleted);
            left += gone.isPresent() ? 1 : 0;
            notes.note(gone.map(name -> new Effect.OfUser(kind, id, name, List.of()))
                    .orElseGet(() -> new Effect.OfUser(
                            ChangeKind.RELEASED, id, nameOf(session.users().getUserById(realm, id)), List.of())));
        }
        forget(session, "delete from AnyDirectoryUserEntity d where d.userId in (:ids)", people);
        log(session, directory, OPERATION + "-users", begun, notes.effects(), plan.json());
        return left;
    }

    private static String nameOf(@Nullable UserModel user) {
        return user == null ? "" : user.getUsername();
    }

    private int remove(KeycloakSession session, RealmModel realm, Directory directory, List<String> groups) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        GroupDeletion deletion = deletion(session, realm, directory);
        RoleChangeTracker watch = new RoleChangeTracker(new DirectoryContext(session, realm, directory, notes));
        RoleSnapshot roles = watch.measure(members(session, groups));
        for (String id : groups) {
            GroupModel group = session.groups().getGroupById(realm, id);
            if (group == null) {
                continue;
            }
            if (AdminPrivileges.of(group, session, realm)) {
                notes.note(new GroupEffect.OfGroup(
                        ChangeKind.RELEASED, id, GroupNameIndex.sent(session, group), List.of()));
            } else {
                deletion.deleteWithAllBelow(group).forEach(notes::note);
            }
        }
        watch.compare(roles);
        forget(session, "delete from AnyDirectoryGroupEntity d where d.groupId in (:ids)", groups);
        log(session, directory, OPERATION + "-groups", begun, notes.effects(), plan.json());
        return (int) notes.effects().stream()
                .filter(effect -> effect instanceof GroupEffect.OfGroup group && group.kind() == ChangeKind.DELETED)
                .count();
    }

    private static List<String> members(KeycloakSession session, List<String> groups) {
        return new Database(session)
                .list(
                        "select distinct m.user.id from UserGroupMembershipEntity m where m.groupId in (:groups)",
                        String.class,
                        Map.of("groups", groups));
    }

    private static GroupDeletion deletion(KeycloakSession session, RealmModel realm, Directory directory) {
        DirectoryContext visit = new DirectoryContext(session, realm, directory, Journal.silent());
        AccountStore accounts = new AccountStore(visit, new Logout(visit));
        return new GroupDeletion(visit, new MembershipStore(visit, new AccessGroupEffect(visit, accounts)));
    }

    /** What stays, stays as an ordinary account or group of the realm. */
    private static void forget(KeycloakSession session, @CompileTimeConstant String statement, List<String> ids) {
        Database database = new Database(session);
        database.flush();
        database.change(statement, Map.of("ids", ids));
    }

    private <T> T inRealm(BiFunction<KeycloakSession, RealmModel, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            origin.begin(session);
            return work.apply(session, realm);
        });
    }
}
