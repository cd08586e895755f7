package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.settings.DirectorySettings;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.component.ComponentModel;

/**
 * Selects and sorts directories.
 *
 * @param text part of the name or the alias
 * @param kind of identity provider; empty for any
 * @param order by {@code name}, {@code alias} or {@code kind}
 */
public record DirectoryCriteria(String text, Optional<String> kind, String order, boolean descending) {

    /** All directories of the realm, by name. */
    static final DirectoryCriteria ALL = new DirectoryCriteria("", Optional.empty(), "name", false);

    boolean includes(ComponentModel component) {
        String names = component.getName() + "\n" + component.get(DirectorySettings.ALIAS);
        return names.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
                && kind.filter(wanted -> !wanted.equals(kindOf(component))).isEmpty();
    }

    Comparator<ComponentModel> comparison() {
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
