package io.github.directorysync.directory;

import java.util.List;
import java.util.Optional;

/** Whether the requests of a directory take effect in Keycloak. */
public enum DirectoryMode {
    LIVE("live"),
    /** Requests are answered as usual, and what they say is stored in tables of the extension only. */
    REHEARSAL("rehearsal");

    private final String key;

    DirectoryMode(String key) {
        this.key = key;
    }

    /** The value in the settings. */
    public String key() {
        return key;
    }

    public static Optional<DirectoryMode> of(String key) {
        return List.of(values()).stream().filter(mode -> mode.key.equals(key)).findFirst();
    }
}
