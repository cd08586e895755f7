package io.github.directorysync.keycloak.groups;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.Guard;
import io.github.directorysync.keycloak.access.AccessGroupMembers;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.guard.GuardCounter;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.AccessLosses;
import io.github.directorysync.keycloak.roles.GroupMappingChange;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.guard.GuardAnswer;
import io.github.directorysync.sync.guard.GuardPolicy;
import io.github.directorysync.sync.guard.HoldReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Asks the guard of a directory before a portal user (set-up link) maps a group to another role, or to none. Members lose
 * roles by that, so they count together with what the directory sends. A mapping cannot be held for single members, so a
 * change that would be held is refused.
 */
public final class GroupMappingGuard {

    private final DirectoryContext context;
    private final Database database;

    public GroupMappingGuard(KeycloakSession session, RealmModel realm, Directory directory) {
        this.context = new DirectoryContext(session, realm, directory, Journal.silent());
        this.database = new Database(session);
    }

    /**
     * Returns why the changes are refused; empty if they may be made. Then the users who lose by them are added to the
     * guard's count, each once.
     */
    public Optional<HoldReason> refusal(List<GroupMappingChange> changes) {
        Directory directory = context.directory();
        Guard guard = directory.guard();
        GuardPolicy policy = new GuardPolicy(guard);
        if (!policy.isOnDuty()) {
            return Optional.empty();
        }
        GuardCounter count = new GuardCounter(context.session(), context.realm(), directory);
        GroupMembers groups = new GroupMembers(database, directory.id());
        Set<String> members = changes.stream()
                .flatMap(change ->
                        MemberRow.ids(groups.inOrBelow(change.mapping().group())).stream())
                .collect(Collectors.toSet());
        AccessLosses losses = new AccessLosses(context, new AccessGroupMembers(directory, database));
        GuardAnswer answer = policy.answer(losses.ofMappings(changes, members), count);
        Optional<HoldReason> obstacle = answer.obstacle();
        if (obstacle.isEmpty()) {
            count.add(answer.counted());
        }
        return obstacle;
    }
}
