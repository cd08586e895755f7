package io.github.directorysync.console.portal;

import io.github.directorysync.console.Fields;
import io.github.directorysync.console.directories.DirectoryFields;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.token.LinkScope;
import io.github.directorysync.directory.token.SetupLink;
import io.github.directorysync.keycloak.settings.SettingDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings of a directory that the holder of a set-up link may see and change, by the scopes of the link. */
final class PortalSettings {

    private static final Map<LinkScope, List<String>> BY_SCOPE = Map.of(
            LinkScope.CONNECT, List.of(DirectorySettings.KIND),
            LinkScope.CONTACTS, List.of(DirectorySettings.CONTACTS),
            LinkScope.OPTIONS,
                    List.of(
                            DirectorySettings.IMPORT_USERS,
                            DirectorySettings.IMPORT_CHANGES,
                            DirectorySettings.SUSPEND_USERS,
                            DirectorySettings.ON_DELETE));

    private PortalSettings() {}

    /** The fields that the scopes of the link permit. */
    static Set<String> of(SetupLink link) {
        Set<String> keys = BY_SCOPE.entrySet().stream()
                .filter(scope -> link.powers().include(scope.getKey()))
                .flatMap(scope -> scope.getValue().stream())
                .collect(Collectors.toSet());
        return SettingDescriptor.all().stream()
                .filter(setting -> keys.contains(setting.key()))
                .map(SettingDescriptor::field)
                .collect(Collectors.toSet());
    }

    /** Reads the sent fields, at least one. The kind of identity provider cannot be empty. */
    static Map<String, List<String>> read(Fields form) {
        Map<String, List<String>> settings = SettingDescriptor.all().stream()
                .filter(setting -> form.known().contains(setting.field()) && form.has(setting.field()))
                .collect(Collectors.toMap(SettingDescriptor::key, setting -> DirectoryFields.values(form, setting)));
        boolean noKind =
                settings.getOrDefault(DirectorySettings.KIND, List.of("")).isEmpty();
        if (form.object().isEmpty() || noKind) {
            String field = noKind
                    ? DirectorySettings.KIND
                    : form.known().stream().sorted().findFirst().orElse("body");
            form.fault(field, "The field " + field + " must not be empty.");
        }
        return settings;
    }
}
