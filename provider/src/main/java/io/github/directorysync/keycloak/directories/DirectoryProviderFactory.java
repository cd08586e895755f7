package io.github.directorysync.keycloak.directories;

import io.github.directorysync.keycloak.DirectoryProvider;
import org.keycloak.component.ComponentFactory;

/** The factory that {@link DirectorySpi} asks for. */
public interface DirectoryProviderFactory extends ComponentFactory<DirectoryProvider, DirectoryProvider> {}
