package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.roles.SelectorExport;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Claim;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Everything that an account has and that no directory sent: credentials, links at identity providers, roles, groups. It is
 * taken away from an account that is given back to a user who is known by name only: that may be another person.
 */
public record ManualGrants(DirectoryContext context) {

    /** Whether the account has roles or groups other than the realm's defaults. */
    boolean hasAny(UserModel user) {
        return roles(user).findAny().isPresent() || groups(user).findAny().isPresent();
    }

    /** Removes all of it and ends the account's sessions. A link by the very NameID of the user stays. */
    public void remove(UserModel user, ScimUser person) {
        new Logout(context).end(user);
        List<String> credentials = user.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getId)
                .toList();
        credentials.forEach(user.credentialManager()::removeStoredCredentialById);
        links(user, person)
                .forEach(
                        provider -> context.session().users().removeFederatedIdentity(context.realm(), user, provider));
        groups(user).toList().forEach(user::leaveGroup);
        roles(user).toList().forEach(user::deleteRoleMapping);
        context.database().flush();
        context.database()
                .change("delete from RoleSelectorEntity s where s.userId = :user", Map.of("user", user.getId()));
        new SelectorExport(context.session(), context.realm()).write(user);
    }

    private List<String> links(UserModel user, ScimUser person) {
        String own = context.directory().saml().identityProvider().orElse("");
        String nameId = Claim.of(context.directory(), person).nameId().orElse("");
        return context.session()
                .users()
                .getFederatedIdentitiesStream(context.realm(), user)
                .filter(link -> !(link.getIdentityProvider().equals(own) && nameId.equals(link.getUserId())))
                .map(FederatedIdentityModel::getIdentityProvider)
                .toList();
    }

    private Stream<RoleModel> roles(UserModel user) {
        RoleModel defaults = context.realm().getDefaultRole();
        return user.getRoleMappingsStream().filter(role -> !role.equals(defaults));
    }

    private Stream<GroupModel> groups(UserModel user) {
        Set<String> defaults =
                context.realm().getDefaultGroupsStream().map(GroupModel::getId).collect(Collectors.toSet());
        return user.getGroupsStream().filter(group -> !defaults.contains(group.getId()));
    }
}
