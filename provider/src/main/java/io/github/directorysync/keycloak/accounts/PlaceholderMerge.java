package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.directories.GroupNameIndex;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.sync.activity.GroupEffect;
import java.util.List;
import java.util.Map;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;

/**
 * Moves groups and roles that administrators chose from a placeholder to the user's own account, and removes the
 * placeholder.
 */
public record PlaceholderMerge(DirectoryContext context) {

    public void merge(UserModel placeholder, UserModel account) {
        groups(placeholder, account);
        roles(placeholder, account);
        new UserManager(context.session()).removeUser(context.realm(), placeholder);
        context.database().flush();
    }

    private void groups(UserModel placeholder, UserModel account) {
        for (GroupModel group : placeholder.getGroupsStream().toList()) {
            if (!account.isMemberOf(group)) {
                account.joinGroup(group);
                context.journal()
                        .note(new GroupEffect.MembersChanged(
                                group.getId(),
                                new GroupNameIndex(context.database()).sent(group),
                                List.of(account.getId()),
                                List.of()));
            }
        }
    }

    /** Moves the roles with their reason, author and expiry. Roles that the account has itself stay as they are. */
    private void roles(UserModel placeholder, UserModel account) {
        List<RoleModel> roles = placeholder
                .getRoleMappingsStream()
                .filter(role -> !account.hasDirectRole(role))
                .toList();
        roles.forEach(account::grantRole);
        context.database().flush();
        Database.chunks(roles.stream().map(RoleModel::getId).toList())
                .forEach(chunk -> context.database()
                        .change(
                                "update RoleSelectorEntity s set s.userId = :theirs where s.userId = :place and s.roleId in (:roles)",
                                Map.of("theirs", account.getId(), "place", placeholder.getId(), "roles", chunk)));
    }
}
