package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.SignIn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** How the people of a realm's directories sign in: read from Keycloak's caches, so that every request can ask. */
public record SignIns(KeycloakSession session, RealmModel realm) {

    /** The step of a flow that sends people to their identity provider. */
    public static final String STEP = "directory-sync-enforce-saml";

    public SignIn of(Directory directory) {
        return new SignIn(provider(directory), directory.saml().enforced() ? openFlows() : List.of());
    }

    /** How the identity provider is that the directory names. */
    SignIn.Provider provider(Directory directory) {
        return directory
                .identityProvider()
                .map(alias -> provider(session.identityProviders().getByAlias(alias)))
                .orElse(SignIn.Provider.NOT_NAMED);
    }

    private static SignIn.Provider provider(@Nullable IdentityProviderModel found) {
        if (found == null) {
            return SignIn.Provider.MISSING;
        }
        if (!isSaml(found)) {
            return SignIn.Provider.NOT_SAML;
        }
        return found.isEnabled() ? SignIn.Provider.READY : SignIn.Provider.DISABLED;
    }

    /** Extensions that speak SAML have names like saml-extended. */
    static boolean isSaml(IdentityProviderModel provider) {
        return provider.getProviderId().contains("saml");
    }

    private List<String> openFlows() {
        List<String> open = new ArrayList<>();
        ask(realm.getBrowserFlow(), "browser flow", open);
        ask(realm.getDirectGrantFlow(), "direct grant flow", open);
        if (realm.isResetPasswordAllowed()) {
            ask(realm.getResetCredentialsFlow(), "reset credentials flow", open);
        }
        return open;
    }

    private void ask(@Nullable AuthenticationFlowModel flow, String what, List<String> open) {
        if (flow != null && !hasStep(flow.getId())) {
            open.add(what + " (" + flow.getAlias() + ")");
        }
    }

    private boolean hasStep(String flow) {
        return realm.getAuthenticationExecutionsStream(flow)
                .filter(execution -> !execution.isDisabled())
                .anyMatch(execution -> execution.isAuthenticatorFlow()
                        ? hasStep(execution.getFlowId())
                        : execution.isRequired() && STEP.equals(execution.getAuthenticator()));
    }
}
