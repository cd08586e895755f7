package io.github.directorysync.keycloak.admin;

import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.roles.OperatorRoles;
import io.github.directorysync.keycloak.store.RealmSwitches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/**
 * The public client by which administrators sign in to the console: of their own realm once directory sync is enabled
 * there, and of the admin realm ({@code master}) for those of several realms. Its tokens carry no more admin roles than
 * the console needs.
 */
public final class ConsoleClient {

    /** The client's {@code clientId}. */
    public static final String ID = "directory-sync-console";

    private static final Set<String> SCOPE = Set.of(
            AdminRoles.VIEW_REALM,
            AdminRoles.MANAGE_REALM,
            AdminRoles.VIEW_USERS,
            AdminRoles.MANAGE_USERS,
            AdminRoles.VIEW_CLIENTS,
            AdminRoles.MANAGE_CLIENTS,
            OperatorRoles.READ_PEOPLE,
            OperatorRoles.VIEW,
            OperatorRoles.MANAGE);

    private static final Pattern HOME = Pattern.compile("/realms/[^/]+/directory-sync/console/");

    private static final String UNREACHED =
            "select r.id from RealmEntity r where not exists (select 1 from ClientEntity"
                    + " c join c.scopeMappingIds s, RoleEntity o where c.clientId = :console and o.id = s and o.clientId ="
                    + " r.masterAdminClient)";

    private ConsoleClient() {}

    /** The ids of the realms that administrators of the admin realm do not reach by the console yet. */
    static List<String> unreached(KeycloakSession session) {
        return new Database(session).list(UNREACHED, String.class, Map.of("console", ID));
    }

    /**
     * Creates what is missing for a realm. The admin realm's console reaches it even while directory sync is off, so that
     * it can be switched on there.
     */
    public static void prepare(KeycloakSession session, RealmModel realm) {
        if (RealmSwitches.isEnabled(realm)) {
            // The admin realm has no client of its own for its roles.
            Optional.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
                    .ifPresent(roles -> reach(client(session, realm), roles));
        }
        Optional.ofNullable(realm.getMasterAdminClient()).ifPresent(roles -> {
            RealmModel adminRealm = session.realms().getRealm(roles.getRealm().getId());
            reach(client(session, adminRealm), roles);
        });
    }

    /**
     * Adds what is missing of the scope. All is looked for before anything is added: from the first change on Keycloak
     * answers past its cache, and would load every role of the scope, which for the admin realm is those of all realms.
     */
    private static void reach(ClientModel console, ClientModel roles) {
        List<RoleModel> missing = SCOPE.stream()
                .flatMap(name -> Stream.ofNullable(roles.getRole(name)))
                .filter(role -> !console.hasDirectScope(role))
                .toList();
        missing.forEach(console::addScopeMapping);
    }

    /** The client by its id: a lookup by {@code clientId} may bypass Keycloak's cache, which would then keep old scopes. */
    private static ClientModel client(KeycloakSession session, RealmModel realm) {
        ClientModel existing = session.clients().getClientByClientId(realm, ID);
        if (existing == null) {
            return create(session, realm);
        }
        ClientModel client = session.clients().getClientById(realm, existing.getId());
        followRename(client, home(realm));
        return client;
    }

    /** The realm may have another name since, and its old one may be another realm's. Addresses of others are kept. */
    private static void followRename(ClientModel client, String home) {
        String before = client.getBaseUrl();
        if (before == null || before.equals(home) || !HOME.matcher(before).matches()) {
            return;
        }
        client.setBaseUrl(home);
        client.setRedirectUris(client.getRedirectUris().stream()
                .map(uri -> uri.equals(before) ? home : uri)
                .collect(Collectors.toSet()));
    }

    private static String home(RealmModel realm) {
        return "/realms/" + realm.getName() + "/directory-sync/console/";
    }

    private static ClientModel create(KeycloakSession session, RealmModel realm) {
        String home = home(realm);
        ClientModel client = session.clients().addClient(realm, ID);
        client.setName("Directory Sync");
        client.setDescription("The console of directory sync");
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setEnabled(true);
        client.setPublicClient(true);
        // A public client never authenticates, but Keycloak warns of clients without a type of authentication.
        client.setClientAuthenticatorType(KeycloakModelUtils.getDefaultClientAuthenticatorType());
        client.setStandardFlowEnabled(true);
        client.setDirectAccessGrantsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setRootUrl(Constants.AUTH_ADMIN_URL_PROP);
        client.setBaseUrl(home);
        client.setRedirectUris(Set.of(home));
        client.setWebOrigins(Set.of("+"));
        client.setAttribute(OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD, "S256");
        client.setAttribute(OIDCConfigAttributes.POST_LOGOUT_REDIRECT_URIS, "+");
        realm.getDefaultClientScopesStream(true)
                .filter(scope -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(scope.getProtocol()))
                .forEach(scope -> client.addClientScope(scope, true));
        return client;
    }
}
