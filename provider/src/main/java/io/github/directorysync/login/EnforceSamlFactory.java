package io.github.directorysync.login;

import io.github.directorysync.keycloak.access.SignInState;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers the authenticator {@link EnforceSaml}, which may be added to any flow. */
public final class EnforceSamlFactory implements AuthenticatorFactory {

    private static final Authenticator STEP = new EnforceSaml();

    @Override
    public String getId() {
        return SignInState.STEP;
    }

    @Override
    public String getDisplayType() {
        return "Enforce SAML";
    }

    @Override
    public String getReferenceCategory() {
        return "enforce-saml";
    }

    @Override
    public String getHelpText() {
        return "Redirects users of a directory that enforces SAML to their identity provider, and refuses their passwords."
                + " In browser and reset credentials flows, place it after the step that identifies the user; in a"
                + " direct grant flow, after the password.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    /** False: whether SAML is enforced is a setting of each directory. */
    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
