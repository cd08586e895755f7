package io.github.directorysync.keycloak.apps;

import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientModel.ClientIdChangeEvent;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Follows changed client IDs: directories and mappers name an app by the {@code client_id} of its client. When it
 * changes in Keycloak, they are changed in the same transaction; otherwise nobody would have a role in the app any
 * more.
 */
public final class RenamedClients {

    private static final List<String> SETTINGS = List.of(DirectorySettings.APPS, DirectorySettings.PRIMARY_APP);

    private final RealmModel realm;
    private final String before;
    private final String now;

    private RenamedClients(ClientIdChangeEvent renamed) {
        this.realm = renamed.getUpdatedClient().getRealm();
        this.before = renamed.getPreviousClientId();
        this.now = renamed.getNewClientId();
    }

    public static void follow(ProviderEvent event) {
        if (event instanceof ClientIdChangeEvent renamed) {
            RenamedClients renaming = new RenamedClients(renamed);
            new AppFaultCheck(renamed.getKeycloakSession(), renaming.realm)
                    .signedInTo(renaming.before)
                    .forEach(renaming::updateMappers);
            DirectoryLookup.components(renaming.realm).toList().forEach(renaming::updateDirectory);
        }
    }

    private void updateDirectory(ComponentModel directory) {
        ComponentModel changed = new ComponentModel(directory);
        for (String setting : SETTINGS) {
            List<String> values = changed.getConfig().getOrDefault(setting, List.of());
            if (values.contains(before)) {
                changed.getConfig()
                        .put(
                                setting,
                                values.stream()
                                        .map(value -> value.equals(before) ? now : value)
                                        .toList());
            }
        }
        if (!changed.getConfig().equals(directory.getConfig())) {
            realm.updateComponent(changed);
        }
    }

    private void updateMappers(ClientModel client) {
        updateMappersOf(client);
        client.getClientScopes(true).values().forEach(this::updateMappersOf);
    }

    private void updateMappersOf(ProtocolMapperContainerModel container) {
        for (ProtocolMapperModel mapper : container.getProtocolMappersStream().toList()) {
            Map<String, String> config = new HashMap<>(ResolvedRoleMapper.config(mapper));
            if (ResolvedRoleMapper.is(mapper) && config.replace(ResolvedRoleMapper.APP, before, now)) {
                mapper.setConfig(config);
                container.updateProtocolMapper(mapper);
            }
        }
    }
}
