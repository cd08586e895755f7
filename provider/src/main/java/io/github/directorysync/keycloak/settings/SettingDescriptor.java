package io.github.directorysync.keycloak.settings;

import io.github.directorysync.directory.settings.DirectorySettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Describes a setting of a directory, for the component's form and the admin API.
 *
 * @param options the allowed values, if they are a closed list
 * @param otherwise the default value
 * @param writeOnly whether its value is never shown
 */
public record SettingDescriptor(
        String key,
        SettingKind kind,
        List<String> options,
        Optional<String> otherwise,
        String help,
        boolean writeOnly) {

    private static final Pattern HYPHEN = Pattern.compile("-([a-z0-9])");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** The type of the value. */
    public enum SettingKind {
        TEXT,
        FLAG,
        NUMBER,
        LIST
    }

    /** All settings, in the form's order. */
    public static List<SettingDescriptor> all() {
        return DirectoryProperties.properties().stream()
                .map(SettingDescriptor::of)
                .toList();
    }

    private static SettingDescriptor of(ProviderConfigProperty property) {
        Optional<String> otherwise =
                Optional.ofNullable(property.getDefaultValue()).map(String::valueOf);
        return new SettingDescriptor(
                property.getName(),
                kind(property.getType(), otherwise),
                Optional.ofNullable(property.getOptions()).map(List::copyOf).orElse(List.of()),
                otherwise,
                property.getHelpText(),
                property.getName().equals(DirectorySettings.TOKEN));
    }

    private static SettingKind kind(String type, Optional<String> otherwise) {
        return switch (type) {
            case ProviderConfigProperty.BOOLEAN_TYPE -> SettingKind.FLAG;
            case ProviderConfigProperty.MULTIVALUED_STRING_TYPE -> SettingKind.LIST;
            // Keycloak's own type for numbers came and went.
            default -> otherwise.filter(NUMBER.asMatchPredicate()).isPresent() ? SettingKind.NUMBER : SettingKind.TEXT;
        };
    }

    /** Whether every directory has a value that is shown. */
    public boolean isAlwaysShown() {
        return !writeOnly && (kind == SettingKind.FLAG || kind == SettingKind.LIST || otherwise.isPresent());
    }

    /** The name of the field in JSON. */
    public String field() {
        return field(key);
    }

    public static String field(String key) {
        return HYPHEN.matcher(key).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
