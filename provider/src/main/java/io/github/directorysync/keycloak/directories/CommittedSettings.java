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
 * What a realm's directories have that only one of them may have: aliases and verified domains. It is what is committed, which
 * Keycloak's cache may not know yet.
 *
 * @param directories components with nothing but these settings
 */
public record CommittedSettings(Map<String, ComponentModel> directories) {

    /** Whoever takes an alias or a domain waits for everybody else who does, and sees what they have taken. */
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
