package io.github.directorysync.keycloak.access;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.flow.Authenticators;
import io.github.directorysync.directory.flow.FlowKind;
import io.github.directorysync.directory.status.SignIn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** How the people of a realm's directories sign in: read from Keycloak's caches, so that every request can ask. */
public record SignInState(KeycloakSession session, RealmModel realm) {

    /** The step of a flow that sends people to their identity provider. */
    public static final String STEP = Authenticators.ENFORCE_SAML;

    public SignIn of(Directory directory) {
        return new SignIn(provider(directory), directory.saml().enforced() ? openFlows() : List.of());
    }

    /**
     * The same with every way past the step.
     *
     * @param openWays what {@link EnforcementGaps} says of the realm
     */
    public SignIn of(Directory directory, List<String> openWays) {
        SignIn own = of(directory);
        return new SignIn(own.provider(), own.openFlows(), openWays);
    }

    /** How the identity provider is that the directory names. */
    SignIn.ProviderState provider(Directory directory) {
        return directory
                .saml()
                .identityProvider()
                .map(alias -> provider(session.identityProviders().getByAlias(alias)))
                .orElse(SignIn.ProviderState.NOT_NAMED);
    }

    private static SignIn.ProviderState provider(@Nullable IdentityProviderModel found) {
        if (found == null) {
            return SignIn.ProviderState.MISSING;
        }
        if (!isSaml(found)) {
            return SignIn.ProviderState.NOT_SAML;
        }
        return found.isEnabled() ? SignIn.ProviderState.READY : SignIn.ProviderState.DISABLED;
    }

    /** Extensions that speak SAML have names like saml-extended. */
    public static boolean isSaml(IdentityProviderModel provider) {
        return provider.getProviderId().contains("saml");
    }

    private List<String> openFlows() {
        List<String> open = new ArrayList<>();
        ask(realm.getBrowserFlow(), FlowKind.BROWSER, open);
        ask(realm.getDirectGrantFlow(), FlowKind.DIRECT_GRANT, open);
        if (realm.isResetPasswordAllowed()) {
            ask(realm.getResetCredentialsFlow(), FlowKind.RESET_CREDENTIALS, open);
        }
        return open;
    }

    private void ask(@Nullable AuthenticationFlowModel flow, FlowKind kind, List<String> open) {
        if (flow != null && !new FlowReader(realm).read(kind, flow).enforces()) {
            open.add(kind.title() + " (" + flow.getAlias() + ")");
        }
    }
}
