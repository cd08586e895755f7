package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectorySettings;
import java.util.Optional;
import org.keycloak.component.ComponentModel;

/** Reads a directory from the settings of its Keycloak component. */
final class DirectoryReader {

    private DirectoryReader() {}

    /**
     * @param component of the type {@link DirectoryProvider}; one that is not saved yet may lack id and name
     * @throws io.github.directorysync.directory.InvalidSettings if its settings are not valid
     */
    static Directory read(ComponentModel component) {
        return new DirectorySettings(component.getConfig())
                .read(
                        Optional.ofNullable(component.getId()).orElse(""),
                        Optional.ofNullable(component.getName()).orElse(""));
    }
}
