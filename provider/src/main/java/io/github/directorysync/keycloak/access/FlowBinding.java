package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.flow.FlowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The binding of an authentication flow: what a realm or one of its identity providers uses it for.
 *
 * @param provider the identity provider; empty for the realm
 */
record FlowBinding(KeycloakSession session, RealmModel realm, FlowKind kind, Optional<IdentityProviderModel> provider) {

    /** All bindings by which users may sign in; those of the realm first. */
    static List<FlowBinding> all(KeycloakSession session, RealmModel realm) {
        List<FlowBinding> bindings = new ArrayList<>();
        for (FlowKind kind : FlowKind.values()) {
            if (kind != FlowKind.POST_LOGIN) {
                bindings.add(new FlowBinding(session, realm, kind, Optional.empty()));
            }
        }
        for (IdentityProviderModel provider :
                session.identityProviders().getAllStream().toList()) {
            if (provider.getFirstBrokerLoginFlowId() != null) {
                bindings.add(new FlowBinding(session, realm, FlowKind.FIRST_LOGIN, Optional.of(provider)));
            }
            bindings.add(new FlowBinding(session, realm, FlowKind.POST_LOGIN, Optional.of(provider)));
        }
        return bindings;
    }

    /**
     * Returns whether a sign-in can reach the flow now: for instance not while password reset is off, or the identity
     * provider is disabled.
     */
    boolean isUsed() {
        return switch (kind) {
            case RESET_CREDENTIALS -> realm.isResetPasswordAllowed();
            case FIRST_LOGIN ->
                provider.map(IdentityProviderModel::isEnabled)
                        .orElseGet(() -> session.identityProviders()
                                .getAllStream()
                                .anyMatch(each -> each.isEnabled() && each.getFirstBrokerLoginFlowId() == null));
            case BROWSER, DIRECT_GRANT, POST_LOGIN ->
                provider.map(IdentityProviderModel::isEnabled).orElse(true);
        };
    }

    Optional<String> alias() {
        return provider.map(IdentityProviderModel::getAlias);
    }

    /** The flow that is bound now. */
    Optional<AuthenticationFlowModel> flow() {
        return switch (kind) {
            case BROWSER -> Optional.ofNullable(realm.getBrowserFlow());
            case DIRECT_GRANT -> Optional.ofNullable(realm.getDirectGrantFlow());
            case RESET_CREDENTIALS -> Optional.ofNullable(realm.getResetCredentialsFlow());
            case FIRST_LOGIN ->
                provider.isPresent()
                        ? provider.map(IdentityProviderModel::getFirstBrokerLoginFlowId)
                                .map(realm::getAuthenticationFlowById)
                        : Optional.ofNullable(realm.getFirstBrokerLoginFlow());
            case POST_LOGIN ->
                provider.map(IdentityProviderModel::getPostBrokerLoginFlowId).map(realm::getAuthenticationFlowById);
        };
    }

    /** Binds another flow; null, for an identity provider only, binds none. */
    void bind(@Nullable AuthenticationFlowModel flow) {
        switch (kind) {
            case BROWSER -> realm.setBrowserFlow(flow);
            case DIRECT_GRANT -> realm.setDirectGrantFlow(flow);
            case RESET_CREDENTIALS -> realm.setResetCredentialsFlow(flow);
            case FIRST_LOGIN ->
                provider.ifPresentOrElse(
                        found -> {
                            found.setFirstBrokerLoginFlowId(flow == null ? null : flow.getId());
                            session.identityProviders().update(found);
                        },
                        () -> realm.setFirstBrokerLoginFlow(flow));
            case POST_LOGIN ->
                provider.ifPresent(found -> {
                    found.setPostBrokerLoginFlowId(flow == null ? null : flow.getId());
                    session.identityProviders().update(found);
                });
        }
    }
}
