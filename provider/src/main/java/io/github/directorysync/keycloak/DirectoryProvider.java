package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import org.keycloak.provider.Provider;

/**
 * A directory as a component of a realm. The name of this interface is the {@code providerType} of the component, so
 * it stands in realm exports and must never change.
 */
public interface DirectoryProvider extends Provider {

    Directory directory();
}
