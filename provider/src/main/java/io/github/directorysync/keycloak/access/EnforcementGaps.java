package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.flow.FlowKind;
import io.github.directorysync.keycloak.query.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Authentication flows of a realm that let users sign in without the step <em>Enforce SAML</em>, besides the realm's
 * own flows: post-login and first-login flows of identity providers, and flow overrides of clients. Read from the
 * database in two statements, so that a change shows at once; each flow is checked once.
 */
public final class EnforcementGaps {

    private static final String PROVIDERS = "select i.alias, i.firstBrokerLoginFlowId, i.postBrokerLoginFlowId"
            + " from IdentityProviderEntity i where i.realmId = :realm and i.enabled = true order by i.alias";

    private record ProviderFlows(
            String alias,
            @Nullable String firstLogin,
            @Nullable String postLogin) {}

    private record CheckedFlow(FlowKind kind, String flow) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Map<CheckedFlow, Boolean> enforcing = new HashMap<>();

    public EnforcementGaps(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Returns a text for each open flow, for administrators. */
    public List<String> all() {
        List<String> open = new ArrayList<>();
        boolean usesRealmDefault = false;
        for (ProviderFlows provider : providers()) {
            if (isOpen(FlowKind.POST_LOGIN, provider.postLogin())) {
                open.add(describe(FlowKind.POST_LOGIN, "identity provider " + provider.alias(), provider.postLogin()));
            }
            if (provider.firstLogin() == null) {
                usesRealmDefault = true;
            } else if (isOpen(FlowKind.FIRST_LOGIN, provider.firstLogin())) {
                open.add(
                        describe(FlowKind.FIRST_LOGIN, "identity provider " + provider.alias(), provider.firstLogin()));
            }
        }
        Optional<String> realmFlow =
                Optional.ofNullable(realm.getFirstBrokerLoginFlow()).map(AuthenticationFlowModel::getId);
        if (usesRealmDefault && isOpen(FlowKind.FIRST_LOGIN, realmFlow.orElse(null))) {
            open.add(describe(FlowKind.FIRST_LOGIN, "realm", realmFlow.orElse(null)));
        }
        ClientFlow.all(session, realm).stream()
                .filter(flow -> !flow.enforces())
                .forEach(flow ->
                        open.add(flow.kind() + " flow of the client " + flow.clientId() + " (" + flow.flow() + ")"));
        return open;
    }

    private List<ProviderFlows> providers() {
        return new Database(session)
                .rows(
                        PROVIDERS,
                        Map.of("realm", realm.getId()),
                        row -> new ProviderFlows(row.text(0), row.textOrNull(1), row.textOrNull(2)))
                .list();
    }

    private boolean isOpen(FlowKind kind, @Nullable String flow) {
        return flow == null || !enforcing.computeIfAbsent(new CheckedFlow(kind, flow), this::enforces);
    }

    private boolean enforces(CheckedFlow checked) {
        return Optional.ofNullable(realm.getAuthenticationFlowById(checked.flow()))
                .map(flow -> new FlowReader(realm).read(checked.kind(), flow).enforces())
                .orElse(false);
    }

    private String describe(FlowKind kind, String owner, @Nullable String flow) {
        return kind.title() + " of the " + owner + " ("
                + Optional.ofNullable(flow)
                        .map(realm::getAuthenticationFlowById)
                        .map(AuthenticationFlowModel::getAlias)
                        .orElse("none")
                + ")";
    }
}
