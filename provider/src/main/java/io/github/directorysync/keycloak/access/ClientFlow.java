package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.flow.FlowKind;
import io.github.directorysync.keycloak.query.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A client's authentication flow override, used instead of the realm's flow. Directory sync only reports it and never
 * changes it.
 *
 * @param clientId the {@code client_id}
 * @param kind the kind of flow, as the admin API writes it
 * @param flow the alias of the flow
 * @param enforces whether the flow has the step <em>Enforce SAML</em> where every sign-in passes it
 */
public record ClientFlow(String clientId, String kind, String flow, boolean enforces) {

    private static final String OVERRIDES = "select c.clientId, key(b), value(b) from ClientEntity c join"
            + " c.authFlowBindings b where c.realmId = :realm and c.enabled = true order by c.clientId, key(b)";

    private static final Map<String, FlowKind> KINDS =
            Map.of("browser", FlowKind.BROWSER, "direct_grant", FlowKind.DIRECT_GRANT);

    /** All overrides of the realm's enabled clients, read in one statement. */
    public static List<ClientFlow> all(KeycloakSession session, RealmModel realm) {
        return new Database(session)
                        .rows(
                                OVERRIDES,
                                Map.of("realm", realm.getId()),
                                row -> of(realm, row.text(0), row.text(1), row.optionalText(2)))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<ClientFlow> of(RealmModel realm, String clientId, String binding, Optional<String> flowId) {
        Optional<FlowKind> kind = Optional.ofNullable(KINDS.get(binding));
        Optional<AuthenticationFlowModel> flow = flowId.map(realm::getAuthenticationFlowById);
        return kind.flatMap(found -> flow.map(bound -> new ClientFlow(
                clientId,
                found.word(),
                bound.getAlias(),
                new FlowReader(realm).read(found, bound).enforces())));
    }
}
