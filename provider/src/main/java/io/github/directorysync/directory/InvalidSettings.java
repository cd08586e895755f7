package io.github.directorysync.directory;

/** A setting of a directory is wrong: which, and how to write it. */
public final class InvalidSettings extends RuntimeException {

    private final String key;

    public InvalidSettings(String key, String message) {
        super(message, null, false, false);
        this.key = key;
    }

    /** The setting, as it is named in the component's configuration. */
    public String key() {
        return key;
    }
}
