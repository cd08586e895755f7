package io.github.directorysync.keycloak.directories;

/** What becomes of a directory's users when the directory is deleted. */
public enum RemovedUsers {
    KEEP,
    SUSPEND,
    DELETE
}
