package io.github.directorysync.keycloak.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.provider.ProviderConfigProperty;

/** Creates Keycloak's description of one setting: its name, label, type, default and help text. */
final class ConfigProperty {

    private ConfigProperty() {}

    static ProviderConfigProperty required(String name, String label, String help) {
        ProviderConfigProperty property = text(name, label, help);
        property.setRequired(true);
        return property;
    }

    static ProviderConfigProperty text(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.STRING_TYPE, null);
    }

    static ProviderConfigProperty number(String name, String label, long defaultValue, String help) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.STRING_TYPE, Long.toString(defaultValue));
    }

    static ProviderConfigProperty duration(String name, String label, Duration defaultValue, String help) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.STRING_TYPE, defaultValue.toString());
    }

    static ProviderConfigProperty several(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.MULTIVALUED_STRING_TYPE, null);
    }

    static ProviderConfigProperty flag(String name, String label, boolean defaultValue, String help) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.BOOLEAN_TYPE, Boolean.toString(defaultValue));
    }

    static ProviderConfigProperty choice(
            String name, String label, List<String> options, @Nullable String defaultValue, String help) {
        ProviderConfigProperty property =
                new ProviderConfigProperty(name, label, help, ProviderConfigProperty.LIST_TYPE, defaultValue);
        property.setOptions(options);
        return property;
    }

    static ProviderConfigProperty secret(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.PASSWORD, null, true);
    }
}
