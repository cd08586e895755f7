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
 * Checks whether the administrators who created set-up links could still create them; a link is valid only as long as
 * that is so. Everything is read from Keycloak's caches, so that each portal request can check it.
 */
public final class SetupLinkIssuers {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Map<SetupLink.Maker, Optional<AdminRights>> known = new HashMap<>();

    public SetupLinkIssuers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Returns whether the issuer may still create links, and grant all roles that this link can grant. */
    public boolean isValid(SetupLink link, Directory directory) {
        return check(
                link.life().by(),
                rights -> new RoleCeiling(
                                session, realm, directory, link.powers().highestRoles())
                        .apps().stream()
                                .flatMap(reached -> reached.roles().stream()
                                        .flatMap(role -> reached.app().role(role.name()).stream()))
                                .allMatch(rights::mayMap));
    }

    /** Returns whether the issuer may still create links. */
    boolean mayIssue(SetupLink.Maker maker) {
        return check(maker, rights -> true);
    }

    private boolean check(SetupLink.Maker maker, Predicate<AdminRights> condition) {
        Optional<AdminRights> found =
                known.computeIfAbsent(maker, asked -> home(asked).flatMap(issuerRealm -> rights(issuerRealm, asked)));
        if (found.isEmpty()) {
            return false;
        }
        AdminRights rights = found.get();
        KeycloakContext context = session.getContext();
        ClientModel before = context.getClient();
        // Keycloak's permission evaluator reads the client of the request from the context, and a portal request has
        // none.
        context.setClient(rights.permissions().adminAuth().getClient());
        try {
            return rights.mayManage() && rights.mayManagePeople() && condition.test(rights);
        } finally {
            context.setClient(before);
        }
    }

    /** Administrators belong to the realm itself or to the master realm. */
    private Optional<RealmModel> home(SetupLink.Maker maker) {
        if (maker.realmId().equals(realm.getId())) {
            return Optional.of(realm);
        }
        return Optional.ofNullable(session.realms().getRealm(maker.realmId()))
                .filter(RealmManager::isAdministrationRealm)
                .filter(RealmModel::isEnabled);
    }

    private Optional<AdminRights> rights(RealmModel issuerRealm, SetupLink.Maker maker) {
        return Optional.ofNullable(session.users().getUserById(issuerRealm, maker.userId()))
                .filter(UserModel::isEnabled)
                .flatMap(user -> client(issuerRealm, user).map(client -> rights(issuerRealm, user, client)));
    }

    /** The client by which they would sign in; empty for a disabled service account. */
    private static Optional<ClientModel> client(RealmModel issuerRealm, UserModel user) {
        return user.getServiceAccountClientLink() == null
                ? Optional.ofNullable(issuerRealm.getClientByClientId(Constants.ADMIN_CLI_CLIENT_ID))
                : Optional.ofNullable(issuerRealm.getClientById(user.getServiceAccountClientLink()))
                        .filter(ClientModel::isEnabled)
                        .filter(ClientModel::isServiceAccountsEnabled);
    }

    /**
     * Builds the rights from an access token with all their current roles: Keycloak's permission evaluator needs one.
     */
    private AdminRights rights(RealmModel issuerRealm, UserModel user, ClientModel client) {
        AccessToken token = new AccessToken();
        token.id("setup-link");
        token.subject(user.getId());
        token.issuedFor(client.getClientId());
        token.setRealmAccess(new AccessToken.Access());
        ClientModel administering = issuerRealm.equals(realm) && !RealmManager.isAdministrationRealm(issuerRealm)
                ? issuerRealm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID)
                : realm.getMasterAdminClient();
        AccessToken.Access access = token.addAccess(administering.getClientId());
        administering.getRolesStream().filter(user::hasRole).forEach(role -> access.addRole(role.getName()));
        return new AdminRights(
                session,
                realm,
                AdminPermissions.evaluator(session, realm, new AdminAuth(issuerRealm, token, user, client)));
    }
}
