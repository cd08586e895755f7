package io.github.directorysync.keycloak;

/** What becomes of a directory's groups when the directory is deleted. */
public enum RemovedGroups {
    KEEP,
    DELETE
}
