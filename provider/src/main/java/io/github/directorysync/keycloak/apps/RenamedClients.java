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
 * Directories and mappers call an app by the client ID of its client. Whoever changes that in Keycloak changes it there too, in
 * the same transaction; else nobody would have a role in the app any more.
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
            RenamedClients follower = new RenamedClients(renamed);
            new AppFaultCheck(renamed.getKeycloakSession(), follower.realm)
                    .signedInTo(follower.before)
                    .forEach(follower::followAt);
            DirectoryLookup.components(follower.realm).toList().forEach(follower::follow);
        }
    }

    private void follow(ComponentModel directory) {
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

    private void followAt(ClientModel client) {
        followIn(client);
        client.getClientScopes(true).values().forEach(this::followIn);
    }

    private void followIn(ProtocolMapperContainerModel container) {
        for (ProtocolMapperModel mapper : container.getProtocolMappersStream().toList()) {
            Map<String, String> config = new HashMap<>(ResolvedRoleMapper.config(mapper));
            if (ResolvedRoleMapper.is(mapper) && config.replace(ResolvedRoleMapper.APP, before, now)) {
                mapper.setConfig(config);
                container.updateProtocolMapper(mapper);
            }
        }
    }
}
