package io.github.directorysync.keycloak.query;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Registers scheduled work as a provider type, so that each work can be named in a services file and configured. */
public final class ScheduledWorkSpi implements Spi {

    @Override
    public boolean isInternal() {
        return false;
    }

    @Override
    public String getName() {
        return "directory-work";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return ScheduledWork.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return ScheduledWork.class;
    }
}
