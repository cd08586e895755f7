package io.github.directorysync.keycloak.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.directories.RemovalPlan;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.groups.GroupDeletion;
import io.github.directorysync.keycloak.groups.MembershipStore;
import io.github.directorysync.keycloak.people.AccessGroupEffect;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.keycloak.roles.RoleChangeTracker;
import io.github.directorysync.keycloak.roles.RoleSnapshot;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.GroupEffect;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.activity.Notes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Removes users and groups of a directory that is removed: one batch, in the transaction of the session. */
record DirectoryRemovalBatch(KeycloakSession session, RealmModel realm, Directory directory, RemovalPlan plan) {

    private static final String OPERATION = "delete-directory";

    /**
     * Suspends or deletes the accounts of these users. Accounts that administer Keycloak stay unchanged.
     *
     * @return how many accounts were suspended or deleted
     */
    int users(List<String> people, boolean deleted) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        DirectoryContext context = new DirectoryContext(session, realm, directory, notes);
        ChangeKind kind = deleted ? ChangeKind.DELETED : ChangeKind.SUSPENDED;
        AccountStore accounts = new AccountStore(context, new Logout(context));
        int left = 0;
        for (String id : people) {
            Optional<String> name = accounts.access().suspendOrRemove(id, deleted);
            left += name.isPresent() ? 1 : 0;
            notes.note(name.map(removed -> new Effect.OfUser(kind, id, removed, List.of()))
                    .orElseGet(() -> new Effect.OfUser(
                            ChangeKind.RELEASED, id, nameOf(session.users().getUserById(realm, id)), List.of())));
        }
        deleteRows("delete from AnyDirectoryUserEntity d where d.userId in (:ids)", people);
        log("-users", begun, notes.effects(), plan.json());
        return left;
    }

    private static String nameOf(@Nullable UserModel user) {
        return user == null ? "" : user.getUsername();
    }

    /**
     * Deletes these groups with the directory's subgroups. Groups that administer Keycloak stay unchanged.
     *
     * @return how many groups were deleted
     */
    int groups(List<String> groups) {
        Instant begun = ServerTime.now();
        Notes notes = new Notes();
        GroupDeletion deletion = deletion();
        RoleChangeTracker roleChanges = new RoleChangeTracker(new DirectoryContext(session, realm, directory, notes));
        RoleSnapshot roles = roleChanges.measure(members(groups));
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
        roleChanges.compare(roles);
        deleteRows("delete from AnyDirectoryGroupEntity d where d.groupId in (:ids)", groups);
        log("-groups", begun, notes.effects(), plan.json());
        return (int) notes.effects().stream()
                .filter(effect -> effect instanceof GroupEffect.OfGroup group && group.kind() == ChangeKind.DELETED)
                .count();
    }

    private List<String> members(List<String> groups) {
        return new Database(session)
                .list(
                        "select distinct m.user.id from UserGroupMembershipEntity m where m.groupId in (:groups)",
                        String.class,
                        Map.of("groups", groups));
    }

    private GroupDeletion deletion() {
        DirectoryContext context = new DirectoryContext(session, realm, directory, Journal.silent());
        AccountStore accounts = new AccountStore(context, new Logout(context));
        return new GroupDeletion(context, new MembershipStore(context, new AccessGroupEffect(context, accounts)));
    }

    /** Deletes our rows; accounts and groups that stay are ordinary ones of the realm. */
    void deleteRows(@CompileTimeConstant String statement, List<String> ids) {
        Database database = new Database(session);
        database.flush();
        database.change(statement, Map.of("ids", ids));
    }

    /** Writes the step, with its effects, to the log and as admin events. */
    void log(String step, Instant begun, List<Effect> effects, ObjectNode detail) {
        AdminAudit.on(session, directory, SettingsAudit.target(directory))
                .write(OPERATION + step, begun, effects, detail);
    }
}
