package io.github.directorysync.login;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderEvent;

/** Adds {@link RoleRequired} to every realm that has a mapper that refuses users without a role. */
public final class RoleRequiredFactory implements RequiredActionFactory {

    public static final String ID = "directory-sync-role-required";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "App role required (evaluated at every sign-in)";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new RoleRequired();
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
        factory.register(RoleRequiredFactory::heard);
    }

    @Override
    public void close() {}

    /**
     * Reacts to new and imported realms, and to clients that bring mappers with them. A mapper that is saved alone is
     * handled in its {@code validateConfig}.
     */
    private static void heard(ProviderEvent event) {
        if (event instanceof RealmModel.RealmPostCreateEvent created) {
            enable(created.getCreatedRealm());
        } else if (event instanceof ClientModel.ClientUpdatedEvent updated) {
            ClientModel client = updated.getUpdatedClient();
            client.getProtocolMappersStream().forEach(mapper -> enableWhereAsked(client.getRealm(), mapper));
        }
    }

    static void enableWhereAsked(RealmModel realm, ProtocolMapperModel mapper) {
        if (MapperOptions.refuses(mapper) && !isBeingImported(realm)) {
            enable(realm);
        }
    }

    /**
     * Adds the action unless the realm has it. If an administrator has disabled it, it stays disabled: the mappers
     * still refuse, without the page.
     */
    private static void enable(RealmModel realm) {
        if (realm.getRequiredActionProviderByAlias(ID) == null) {
            RequiredActionProviderModel action = new RequiredActionProviderModel();
            action.setAlias(ID);
            action.setProviderId(ID);
            action.setName("App role required");
            action.setEnabled(true);
            action.setDefaultAction(false);
            // Before all other actions: no user should set up a password for an app that then refuses them.
            action.setPriority(0);
            realm.addRequiredActionProvider(action);
        }
    }

    /**
     * Whether the realm is being imported: clients come before required actions, and an action that exists by then
     * would fail the import.
     */
    private static boolean isBeingImported(RealmModel realm) {
        return realm.getRequiredActionProvidersStream().findAny().isEmpty();
    }
}
