package io.github.directorysync.keycloak;

import org.keycloak.component.ComponentFactory;

/** The factory that {@link DirectorySpi} asks for. */
public interface DirectoryProviderFactory extends ComponentFactory<DirectoryProvider, DirectoryProvider> {}
