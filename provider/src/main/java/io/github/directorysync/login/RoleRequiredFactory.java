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

/** Makes {@link RoleRequired} a part of every realm that needs it, without an admin doing anything. */
public final class RoleRequiredFactory implements RequiredActionFactory {

    public static final String ID = "directory-sync-role-required";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "App role required (asked at every sign-in)";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new RoleRequired();
    }

    /** There is nothing to set. */
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

    /** New and imported realms, and clients that bring their mappers along; a mapper set alone says so itself. */
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

    /** An admin who switched it off has their reasons: the mappers refuse all the same, only less politely. */
    private static void enable(RealmModel realm) {
        if (realm.getRequiredActionProviderByAlias(ID) == null) {
            RequiredActionProviderModel action = new RequiredActionProviderModel();
            action.setAlias(ID);
            action.setProviderId(ID);
            action.setName("App role required");
            action.setEnabled(true);
            action.setDefaultAction(false);
            // Before every other action: nobody should set up a password for an app that they may not enter.
            action.setPriority(0);
            realm.addRequiredActionProvider(action);
        }
    }

    /** An import brings clients before required actions, and fails over one that is already there. */
    private static boolean isBeingImported(RealmModel realm) {
        return realm.getRequiredActionProvidersStream().findAny().isEmpty();
    }
}
