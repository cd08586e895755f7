package io.github.directorysync.keycloak.admin;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.accounts.OrganizationMembers;
import io.github.directorysync.keycloak.activity.RequestOrigin;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.DirectoryRelease;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.directories.RemovalPlan;
import io.github.directorysync.keycloak.directories.RemovedGroups;
import io.github.directorysync.keycloak.directories.RemovedUsers;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.DirectoryStateEntity;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The removal of a directory. It is paused and marked first, then its users and groups are removed in batches, each in a
 * transaction of its own, and the component last. After an interruption it is resumed, and the overview shows it meanwhile.
 */
public record DirectoryRemoval(
        KeycloakSessionFactory factory, String realmId, String directoryId, RemovalPlan plan, RequestOrigin origin) {

    private static final int AT_ONCE = 100;
    private static final int RELEASED_AT_ONCE = 1000;

    /**
     * The progress of a removal.
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

    /** Begins the removal: the directory accepts no requests from now on. */
    public static DirectoryRemoval begin(
            KeycloakSession session, RealmModel realm, Directory directory, RemovalPlan plan) {
        RequestOrigin origin = RequestOrigin.of(session);
        DirectoryRemoval removal =
                new DirectoryRemoval(session.getKeycloakSessionFactory(), realm.getId(), directory.id(), plan, origin);
        removal.inRealm((inner, there) -> {
            Instant begun = ServerTime.now();
            new DirectoryAdmin(inner, there).pause(directory, true);
            new DirectoryStates(inner).remove(directory.id(), plan, origin);
            new DirectoryRemovalBatch(inner, there, directory, plan)
                    .log("", begun, List.of(), plan.json().put("name", directory.name()));
            return true;
        });
        return removal;
    }

    /** Continues until the removal is finished or that time is reached. */
    public Progress proceed(Instant until) {
        Progress progress = new Progress(false, 0, 0);
        do {
            progress = progress.and(inRealm(this::batch));
        } while (!progress.over() && ServerTime.now().isBefore(until));
        return progress;
    }

    private Progress batch(KeycloakSession session, RealmModel realm) {
        Database database = new Database(session);
        ComponentModel component = realm.getComponent(directoryId);
        // The lock lets one node work at a time.
        DirectoryStateEntity state =
                database.entities().find(DirectoryStateEntity.class, directoryId, LockModeType.PESSIMISTIC_WRITE);
        if (component == null || state == null) {
            return new Progress(true, 0, 0);
        }
        Directory directory = DirectoryReader.read(component);
        DirectoryRemovalBatch removal = new DirectoryRemovalBatch(session, realm, directory, plan);
        List<String> placeholders = next(
                database,
                "select d.userId from AnyDirectoryUserEntity d where d.directoryId = :directory"
                        + " and d.standing = 'AWAITED' order by d.userId");
        if (!placeholders.isEmpty()) {
            return new Progress(false, removal.users(placeholders, true), 0);
        }
        // Groups go before users: users leave a group that stays, and without their rows they would not be found.
        List<String> groups = plan.groups() == RemovedGroups.KEEP
                ? List.of()
                : next(
                        database,
                        "select d.groupId from AnyDirectoryGroupEntity d where d.directoryId = :directory"
                                + " order by d.groupId");
        if (!groups.isEmpty()) {
            return new Progress(false, 0, removal.groups(groups));
        }
        // Accounts that stay leave the organization; deleting an account deletes its membership.
        if (plan.users() != RemovedUsers.DELETE
                && OrganizationMembers.of(session, realm, directory).leave(AT_ONCE) > 0) {
            return new Progress(false, 0, 0);
        }
        DirectoryRelease release = new DirectoryRelease(
                database, directoryId, (what, effects) -> removal.log(what, ServerTime.now(), effects, plan.json()));
        if (plan.users() == RemovedUsers.KEEP && release.users(RELEASED_AT_ONCE)) {
            return new Progress(false, 0, 0);
        }
        List<String> people = next(
                database,
                "select d.userId from AnyDirectoryUserEntity d where d.directoryId = :directory order by d.userId");
        if (!people.isEmpty()) {
            return new Progress(false, removal.users(people, plan.users() == RemovedUsers.DELETE), 0);
        }
        // Accounts of deleted users that an option or the guard has kept: nothing would refer to them any more.
        List<String> withheld = plan.users() == RemovedUsers.KEEP
                ? List.of()
                : next(
                        database,
                        "select f.userId from FormerUserEntity f, UserEntity u where u.id = f.userId"
                                + " and f.directoryId = :directory and u.enabled = true order by f.userId");
        if (!withheld.isEmpty()) {
            int left = removal.users(withheld, plan.users() == RemovedUsers.DELETE);
            removal.deleteRows("delete from FormerUserEntity f where f.userId in (:ids)", withheld);
            return new Progress(false, left, 0);
        }
        if (plan.groups() == RemovedGroups.KEEP && release.groups(RELEASED_AT_ONCE)) {
            return new Progress(false, 0, 0);
        }
        Instant begun = ServerTime.now();
        SettingsAudit.announced(session, () -> {
            realm.removeComponent(component);
            return component;
        });
        removal.log("-done", begun, List.of(), plan.json());
        return new Progress(true, 0, 0);
    }

    private List<String> next(Database database, @CompileTimeConstant String hql) {
        return database.query(hql, String.class, Map.of("directory", directoryId))
                .setMaxResults(AT_ONCE)
                .getResultList();
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
