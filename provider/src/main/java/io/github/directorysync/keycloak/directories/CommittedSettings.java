package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.DirectoryProvider;
import io.github.directorysync.keycloak.query.Database;
import jakarta.persistence.LockModeType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.RealmEntity;

/**
 * Settings that must be unique among a realm's directories: aliases and verified domains. They are read from the
 * database, because Keycloak's cache may not have the latest commit.
 *
 * @param directories components that contain only these settings
 */
public record CommittedSettings(Map<String, ComponentModel> directories) {

    /**
     * Locks the realm and reads the settings: transactions that claim an alias or a domain wait for each other and see
     * what the earlier one claimed.
     */
    public static CommittedSettings locked(KeycloakSession session, RealmModel realm) {
        Database database = new Database(session);
        database.entities().find(RealmEntity.class, realm.getId(), LockModeType.PESSIMISTIC_WRITE);
        Map<String, ComponentModel> directories = new LinkedHashMap<>();
        database.forEach(
                "select c.component.id, c.name, c.value from ComponentConfigEntity c where c.component.realm.id = :realm"
                        + " and c.component.providerType = :type and c.name in (:alias, :domains, :organization)",
                Map.of(
                        "realm", realm.getId(),
                        "type", DirectoryProvider.class.getName(),
                        "alias", DirectorySettings.ALIAS,
                        "domains", DirectorySettings.VERIFIED_DOMAINS,
                        "organization", DirectorySettings.ORGANIZATION),
                row -> directories
                        .computeIfAbsent(row.text(0), id -> component(id))
                        .getConfig()
                        .add(row.text(1), row.textOrNull(2)));
        return new CommittedSettings(directories);
    }

    private static ComponentModel component(String id) {
        ComponentModel component = new ComponentModel();
        component.setId(id);
        return component;
    }

    public Stream<ComponentModel> besides(String id) {
        return directories.values().stream().filter(other -> !Objects.equals(other.getId(), id));
    }
}
