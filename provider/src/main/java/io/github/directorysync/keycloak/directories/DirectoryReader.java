package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import java.util.Optional;
import org.keycloak.component.ComponentModel;

/** Reads a directory from the settings of its Keycloak component. */
public final class DirectoryReader {

    private DirectoryReader() {}

    /**
     * Reads and validates the settings.
     *
     * @param component of the type {@code DirectoryProvider}; one that is not saved yet may lack id and name
     * @throws io.github.directorysync.directory.InvalidSettings if its settings are not valid
     */
    public static Directory read(ComponentModel component) {
        return new DirectorySettings(component.getConfig())
                .read(
                        Optional.ofNullable(component.getId()).orElse(""),
                        Optional.ofNullable(component.getName()).orElse(""));
    }
}
