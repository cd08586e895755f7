package io.github.directorysync.login;

import io.github.directorysync.keycloak.accounts.DirectoryProfile;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Adds {@link DirectoryProfileAction} to new and imported realms; existing realms get it with their first directory.
 */
public final class DirectoryProfileActionFactory implements RequiredActionFactory {

    @Override
    public String getId() {
        return DirectoryProfile.ACTION;
    }

    @Override
    public String getDisplayText() {
        return "Profile of directory users (never shown, follows Verify Profile)";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new DirectoryProfileAction();
    }

    /** The action has no configuration. */
    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of();
    }

    @Override
    public boolean isOneTimeAction() {
        return false;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmPostCreateEvent created) {
                DirectoryProfile.enableActionOfDirectories(created.getCreatedRealm());
            }
        });
    }

    @Override
    public void close() {}
}
