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
import io.github.directorysync.keycloak.directories.SettingDescriptor;
import io.github.directorysync.keycloak.directories.SettingsAudit;
import io.github.directorysync.keycloak.overview.OverviewQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Where the directories of a realm are entered, changed and looked up by administrators. It writes the same components
 * as a realm import, kcadm or Terraform.
 */
public final class DirectoryAdmin {

    private final KeycloakSession session;
    private final RealmModel realm;

    public DirectoryAdmin(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Which directories are wanted.
     *
     * @param text that the name or the alias contains
     * @param kind of identity provider; nothing for any
     * @param order by {@code name}, {@code alias} or {@code kind}
     */
    public record Query(String text, Optional<String> kind, String order, boolean descending) {

        /** Every one of the realm, by name. */
        static final Query ALL = new Query("", Optional.empty(), "name", false);

        private boolean includes(ComponentModel component) {
            String names = component.getName() + "\n" + component.get(DirectorySettings.ALIAS);
            return names.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
                    && kind.filter(wanted -> !wanted.equals(kindOf(component))).isEmpty();
        }

        private Comparator<ComponentModel> comparison() {
            Comparator<ComponentModel> ascending = Comparator.comparing(
                            (ComponentModel component) -> value(component).toLowerCase(Locale.ROOT))
                    .thenComparing(ComponentModel::getId);
            return descending ? ascending.reversed() : ascending;
        }

        private String value(ComponentModel component) {
            return switch (order) {
                case DirectorySettings.ALIAS -> String.valueOf(component.get(DirectorySettings.ALIAS));
                case DirectorySettings.KIND -> kindOf(component);
                default -> component.getName();
            };
        }

        private static String kindOf(ComponentModel component) {
            return component.get(DirectorySettings.KIND, DirectorySettings.KINDS.get(0));
        }
    }

    public long count(Query query) {
        return matching(query).size();
    }

    /** A page of them. Keycloak has them in its cache; what is counted is one look into the database. */
    public List<DirectoryOverview> page(Query query, int first, int max) {
        return new OverviewQuery(session)
                .of(matching(query).stream().skip(first).limit(max).toList());
    }

    public Optional<DirectoryOverview> find(String alias) {
        return component(alias)
                .map(component ->
                        new OverviewQuery(session).of(List.of(component)).get(0));
    }

    /**
     * Enters a new one.
     *
     * @param settings what is written under each key
     * @throws InvalidSettings if one is wrong, with the field of the admin API
     */
    public Directory add(String name, Map<String, List<String>> settings) {
        ComponentModel checked = checked(fresh(), name, settings);
        return DirectoryReader.read(SettingsAudit.announced(session, () -> realm.addComponentModel(checked)));
    }

    /**
     * Checks a new one without entering it.
     *
     * @throws InvalidSettings with all that is wrong, by the fields of the admin API
     */
    public void requireAddable(String name, Map<String, List<String>> settings) {
        checked(fresh(), name, settings);
    }

    /** The same of a change. */
    public void requireChangeable(Directory directory, String name, Map<String, List<String>> settings) {
        checked(new ComponentModel(realm.getComponent(directory.id())), name, settings);
    }

    private ComponentModel fresh() {
        ComponentModel model = new ComponentModel();
        model.setParentId(realm.getId());
        model.setProviderType(DirectoryProvider.class.getName());
        model.setProviderId(DirectoryComponentFactory.ID);
        return model;
    }

    /**
     * Changes one.
     *
     * @param settings what is to be written under each key that changes; nothing for what is to be as usual
     */
    public Directory change(Directory directory, String name, Map<String, List<String>> settings) {
        return change(directory, name, settings, changes -> {});
    }

    /**
     * The same.
     *
     * @param changed is told which settings are others now, each with what was and what is
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
     * As it would be with other settings; nothing is changed.
     *
     * @param changed is told which settings would be others, each with what was and what would be
     * @throws InvalidSettings if one is wrong
     */
    public Directory changed(
            Directory directory, String name, Map<String, List<String>> settings, Consumer<ArrayNode> changed) {
        ComponentModel before = realm.getComponent(directory.id());
        ComponentModel model = checked(new ComponentModel(before), name, settings);
        changed.accept(SettingsAudit.between(before, model));
        return DirectoryReader.read(model);
    }

    /** Whether it is on its way out. */
    public boolean isBeingRemoved(Directory directory) {
        return !new DirectoryStates(session).removing(List.of(directory.id())).isEmpty();
    }

    public void pause(Directory directory, boolean paused) {
        pause(directory, paused, changes -> {});
    }

    /**
     * The same.
     *
     * @param changed is told whether it was so already
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
            DirectoryComponentFactory.check(session, realm, model);
            if (DirectoryComponentFactory.isNew(realm, model, DirectorySettings.ORGANIZATION)) {
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

    private List<ComponentModel> matching(Query query) {
        return DirectoryLookup.components(realm)
                .filter(query::includes)
                .sorted(query.comparison())
                .toList();
    }
}
