package io.github.directorysync.keycloak.portal;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.roles.AdminRights;
import io.github.directorysync.keycloak.roles.RoleCeiling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * Whether the administrators who made set-up links could make them now. A link is good only as long as that is so. What is
 * asked here Keycloak has in its caches, so that each request of a portal can ask.
 */
public final class SetupLinkIssuers {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Map<SetupLink.Maker, Optional<AdminRights>> known = new HashMap<>();

    public SetupLinkIssuers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether its maker may still make links, and give all the roles that this one gives. */
    public boolean stand(SetupLink link, Directory directory) {
        return ask(
                link.life().by(),
                rights -> new RoleCeiling(
                                session, realm, directory, link.powers().highestRoles())
                        .apps().stream()
                                .flatMap(reached -> reached.roles().stream()
                                        .flatMap(role -> reached.app().role(role.name()).stream()))
                                .allMatch(rights::mayMap));
    }

    /** Whether they may still make links. */
    boolean stands(SetupLink.Maker maker) {
        return ask(maker, rights -> true);
    }

    private boolean ask(SetupLink.Maker maker, Predicate<AdminRights> question) {
        Optional<AdminRights> found =
                known.computeIfAbsent(maker, asked -> home(asked).flatMap(home -> rights(home, asked)));
        if (found.isEmpty()) {
            return false;
        }
        AdminRights rights = found.get();
        KeycloakContext context = session.getContext();
        ClientModel before = context.getClient();
        // Keycloak's evaluator looks at the client by which a request came in, and a portal's came in by none.
        context.setClient(rights.permissions().adminAuth().getClient());
        try {
            return rights.mayManage() && rights.mayManagePeople() && question.test(rights);
        } finally {
            context.setClient(before);
        }
    }

    /** Administrators of a realm are of the realm itself or of the master realm. */
    private Optional<RealmModel> home(SetupLink.Maker maker) {
        if (maker.realmId().equals(realm.getId())) {
            return Optional.of(realm);
        }
        return Optional.ofNullable(session.realms().getRealm(maker.realmId()))
                .filter(RealmManager::isAdministrationRealm)
                .filter(RealmModel::isEnabled);
    }

    private Optional<AdminRights> rights(RealmModel home, SetupLink.Maker maker) {
        return Optional.ofNullable(session.users().getUserById(home, maker.userId()))
                .filter(UserModel::isEnabled)
                .flatMap(user -> client(home, user).map(client -> rights(home, user, client)));
    }

    /** Through which they would come in; empty if theirs is a service account that is switched off. */
    private static Optional<ClientModel> client(RealmModel home, UserModel user) {
        return user.getServiceAccountClientLink() == null
                ? Optional.ofNullable(home.getClientByClientId(Constants.ADMIN_CLI_CLIENT_ID))
                : Optional.ofNullable(home.getClientById(user.getServiceAccountClientLink()))
                        .filter(ClientModel::isEnabled)
                        .filter(ClientModel::isServiceAccountsEnabled);
    }

    /** As if they showed a token with all their roles now: Keycloak's evaluator takes nothing else. */
    private AdminRights rights(RealmModel home, UserModel user, ClientModel client) {
        AccessToken token = new AccessToken();
        token.id("setup-link");
        token.subject(user.getId());
        token.issuedFor(client.getClientId());
        token.setRealmAccess(new AccessToken.Access());
        ClientModel administering = home.equals(realm) && !RealmManager.isAdministrationRealm(home)
                ? home.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID)
                : realm.getMasterAdminClient();
        AccessToken.Access access = token.addAccess(administering.getClientId());
        administering.getRolesStream().filter(user::hasRole).forEach(role -> access.addRole(role.getName()));
        return new AdminRights(
                session, realm, AdminPermissions.evaluator(session, realm, new AdminAuth(home, token, user, client)));
    }
}
