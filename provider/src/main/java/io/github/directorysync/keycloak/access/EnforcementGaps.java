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
 * The ways into a realm that lead past the step <em>Enforce SAML</em> beside the realm's own flows: what identity providers
 * ask after a sign-in and at the first one, and flows that clients have of their own. Read from the database, in two
 * statements however many there are, so that a change shows at once; each flow is judged once.
 */
public final class EnforcementGaps {

    private static final String PROVIDERS = "select i.alias, i.firstBrokerLoginFlowId, i.postBrokerLoginFlowId"
            + " from IdentityProviderEntity i where i.realmId = :realm and i.enabled = true order by i.alias";

    private record Provider(
            String alias,
            @Nullable String firstLogin,
            @Nullable String postLogin) {}

    private record Judged(FlowKind kind, String flow) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Map<Judged, Boolean> enforcing = new HashMap<>();

    public EnforcementGaps(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Each as an administrator would call it. */
    public List<String> all() {
        List<String> open = new ArrayList<>();
        boolean asTheRealm = false;
        for (Provider provider : providers()) {
            if (isOpen(FlowKind.POST_LOGIN, provider.postLogin())) {
                open.add(named(FlowKind.POST_LOGIN, "identity provider " + provider.alias(), provider.postLogin()));
            }
            if (provider.firstLogin() == null) {
                asTheRealm = true;
            } else if (isOpen(FlowKind.FIRST_LOGIN, provider.firstLogin())) {
                open.add(named(FlowKind.FIRST_LOGIN, "identity provider " + provider.alias(), provider.firstLogin()));
            }
        }
        Optional<String> ofRealm =
                Optional.ofNullable(realm.getFirstBrokerLoginFlow()).map(AuthenticationFlowModel::getId);
        if (asTheRealm && isOpen(FlowKind.FIRST_LOGIN, ofRealm.orElse(null))) {
            open.add(named(FlowKind.FIRST_LOGIN, "realm", ofRealm.orElse(null)));
        }
        ClientFlow.all(session, realm).stream()
                .filter(flow -> !flow.enforces())
                .forEach(flow ->
                        open.add(flow.kind() + " flow of the client " + flow.clientId() + " (" + flow.flow() + ")"));
        return open;
    }

    private List<Provider> providers() {
        return new Database(session)
                .rows(
                        PROVIDERS,
                        Map.of("realm", realm.getId()),
                        row -> new Provider(row.text(0), row.textOrNull(1), row.textOrNull(2)))
                .list();
    }

    private boolean isOpen(FlowKind kind, @Nullable String flow) {
        return flow == null || !enforcing.computeIfAbsent(new Judged(kind, flow), this::enforces);
    }

    private boolean enforces(Judged judged) {
        return Optional.ofNullable(realm.getAuthenticationFlowById(judged.flow()))
                .map(flow -> new FlowReader(realm).read(judged.kind(), flow).enforces())
                .orElse(false);
    }

    private String named(FlowKind kind, String whose, @Nullable String flow) {
        return kind.title() + " of the " + whose + " ("
                + Optional.ofNullable(flow)
                        .map(realm::getAuthenticationFlowById)
                        .map(AuthenticationFlowModel::getAlias)
                        .orElse("none")
                + ")";
    }
}
