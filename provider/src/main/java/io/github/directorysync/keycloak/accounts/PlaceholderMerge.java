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

    public void merge(UserModel place, UserModel theirs) {
        groups(place, theirs);
        roles(place, theirs);
        new UserManager(context.session()).removeUser(context.realm(), place);
        context.database().flush();
    }

    private void groups(UserModel place, UserModel theirs) {
        for (GroupModel group : place.getGroupsStream().toList()) {
            if (!theirs.isMemberOf(group)) {
                theirs.joinGroup(group);
                context.journal()
                        .note(new GroupEffect.MembersChanged(
                                group.getId(),
                                new GroupNameIndex(context.database()).sent(group),
                                List.of(theirs.getId()),
                                List.of()));
            }
        }
    }

    /** Moves the roles with their reason, author and expiry. Roles that the account has itself stay as they are. */
    private void roles(UserModel place, UserModel theirs) {
        List<RoleModel> roles = place.getRoleMappingsStream()
                .filter(role -> !theirs.hasDirectRole(role))
                .toList();
        roles.forEach(theirs::grantRole);
        context.database().flush();
        Database.chunks(roles.stream().map(RoleModel::getId).toList())
                .forEach(chunk -> context.database()
                        .change(
                                "update RoleSelectorEntity s set s.userId = :theirs where s.userId = :place and s.roleId in (:roles)",
                                Map.of("theirs", theirs.getId(), "place", place.getId(), "roles", chunk)));
    }
}
