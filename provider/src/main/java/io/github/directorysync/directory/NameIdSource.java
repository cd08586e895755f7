package io.github.directorysync.directory;

import java.util.List;
import java.util.Optional;

/** The SCIM user attribute that the identity provider sends as the NameID of its assertions. */
public enum NameIdSource {
    USER_NAME("userName"),
    EMAIL("email"),
    EXTERNAL_ID("externalId");

    private final String key;

    NameIdSource(String key) {
        this.key = key;
    }

    /** The value in the settings. */
    public String key() {
        return key;
    }

    public static Optional<NameIdSource> of(String key) {
        return List.of(values()).stream()
                .filter(source -> source.key.equals(key))
                .findFirst();
    }
}
