package io.github.directorysync.keycloak.directories;

import io.github.directorysync.keycloak.DirectoryProvider;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Registers directories as a component type that realms can have, export and import. */
public final class DirectorySpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "directory";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return DirectoryProvider.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return DirectoryProviderFactory.class;
    }
}
