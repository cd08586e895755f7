package io.github.directorysync.keycloak.settings;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/** The settings of a directory as properties of its component, in the order of Keycloak's form. */
public final class DirectoryProperties {

    private DirectoryProperties() {}

    public static List<ProviderConfigProperty> properties() {
        return Stream.of(
                        SignInProperties.all(),
                        AccountProperties.all(),
                        AppProperties.all(),
                        RequestProperties.all(),
                        GuardProperties.all())
                .flatMap(List::stream)
                .toList();
    }
}
