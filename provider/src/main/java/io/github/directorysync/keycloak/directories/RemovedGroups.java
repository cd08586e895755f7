package io.github.directorysync.keycloak.directories;

/** What becomes of a directory's groups when the directory is deleted. */
public enum RemovedGroups {
    KEEP,
    DELETE
}
