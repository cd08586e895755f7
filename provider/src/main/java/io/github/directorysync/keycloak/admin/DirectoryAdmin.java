package io.github.directorysync.keycloak.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.status.DirectoryOverview;
import io.github.directorysync.keycloak.DirectoryProvider;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.DirectoryReader;
import io.github.directorysync.keycloak.directories.DirectoryStates;
import io.github.directorysync.keycloak.directories.Organizations;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.overview.OverviewQuery;
import io.github.directorysync.keycloak.settings.SettingDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Creates, changes and finds the directories of a realm for administrators. Writes the same components as a realm import,
 * kcadm or Terraform.
 */
public final class DirectoryAdmin {

    private final KeycloakSession session;
    private final RealmModel realm;

    public DirectoryAdmin(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** How many directories match. */
    public long count(DirectoryCriteria criteria) {
        return matching(criteria).size();
    }

    /** A page of directories. The components come from Keycloak's cache; only the counts are read from the database. */
    public List<DirectoryOverview> page(DirectoryCriteria criteria, int first, int max) {
        return new OverviewQuery(session)
                .of(matching(criteria).stream().skip(first).limit(max).toList());
    }

    public Optional<DirectoryOverview> find(String alias) {
        return component(alias)
                .map(component ->
                        new OverviewQuery(session).of(List.of(component)).get(0));
    }

    /**
     * Creates a directory.
     *
     * @param settings the values by key
     * @throws InvalidSettings if a setting is invalid; it names the field of the admin API
     */
    public Directory add(String name, Map<String, List<String>> settings) {
        ComponentModel checked = checked(newComponent(), name, settings);
        return DirectoryReader.read(SettingsAudit.announced(session, () -> realm.addComponentModel(checked)));
    }

    /**
     * Checks a new directory without creating it.
     *
     * @throws InvalidSettings with all invalid settings, by the fields of the admin API
     */
    public void requireAddable(String name, Map<String, List<String>> settings) {
        checked(newComponent(), name, settings);
    }

    /**
     * Checks a change without making it.
     *
     * @throws InvalidSettings with all invalid settings, by the fields of the admin API
     */
    public void requireChangeable(Directory directory, String name, Map<String, List<String>> settings) {
        checked(new ComponentModel(realm.getComponent(directory.id())), name, settings);
    }

    private ComponentModel newComponent() {
        ComponentModel model = new ComponentModel();
        model.setParentId(realm.getId());
        model.setProviderType(DirectoryProvider.class.getName());
        model.setProviderId(DirectoryComponentFactory.ID);
        return model;
    }

    /**
     * Changes a directory.
     *
     * @param settings the values of the keys that change; an empty list restores the default
     * @throws InvalidSettings if a setting is invalid
     */
    public Directory change(Directory directory, String name, Map<String, List<String>> settings) {
        return change(directory, name, settings, changes -> {});
    }

    /**
     * The same.
     *
     * @param changed receives the changed settings, each with the old and the new value
     */
    public Directory change(
            Directory directory, String name, Map<String, List<String>> settings, Consumer<ArrayNode> changed) {
        ComponentModel before = realm.getComponent(directory.id());
        ComponentModel model = checked(new ComponentModel(before), name, settings);
        changed.accept(SettingsAudit.between(before, model));
        SettingsAudit.announced(session, () -> {
            realm.updateComponent(model);
            return model;
        });
        return DirectoryReader.read(model);
    }

    /**
     * Reads the directory as it would be with other settings; changes nothing.
     *
     * @param changed receives the settings that would change, each with the old and the new value
     * @throws InvalidSettings if a setting is invalid
     */
    public Directory changed(
            Directory directory, String name, Map<String, List<String>> settings, Consumer<ArrayNode> changed) {
        ComponentModel before = realm.getComponent(directory.id());
        ComponentModel model = checked(new ComponentModel(before), name, settings);
        changed.accept(SettingsAudit.between(before, model));
        return DirectoryReader.read(model);
    }

    /** Whether the directory is being removed. */
    public boolean isBeingRemoved(Directory directory) {
        return !new DirectoryStates(session).removing(List.of(directory.id())).isEmpty();
    }

    public void pause(Directory directory, boolean paused) {
        pause(directory, paused, changes -> {});
    }

    /**
     * The same.
     *
     * @param changed receives the changed setting; nothing if the directory was in that state already
     */
    public void pause(Directory directory, boolean paused, Consumer<ArrayNode> changed) {
        change(
                directory,
                directory.name(),
                Map.of(DirectorySettings.PAUSED, List.of(Boolean.toString(paused))),
                changed);
    }

    private ComponentModel checked(ComponentModel model, String name, Map<String, List<String>> settings) {
        model.setName(name);
        settings.forEach((key, values) -> {
            if (values.isEmpty()) {
                model.getConfig().remove(key);
            } else {
                model.getConfig().put(key, new ArrayList<>(values));
            }
        });
        try {
            new SettingsCheck(session, realm).require(model);
            if (new SettingsCheck(session, realm).isNew(model, DirectorySettings.ORGANIZATION)) {
                DirectoryReader.read(model)
                        .customer()
                        .organization()
                        .ifPresent(new Organizations(session, realm)::requireThere);
            }
            return model;
        } catch (InvalidSettings invalid) {
            throw invalid.renamed(SettingDescriptor::field);
        }
    }

    private Optional<ComponentModel> component(String alias) {
        return DirectoryLookup.components(realm)
                .filter(component -> alias.equals(component.get(DirectorySettings.ALIAS)))
                .findFirst();
    }

    private List<ComponentModel> matching(DirectoryCriteria criteria) {
        return DirectoryLookup.components(realm)
                .filter(criteria::includes)
                .sorted(criteria.comparison())
                .toList();
    }
}
