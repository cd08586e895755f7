package io.github.directorysync.keycloak.admin;

/** The kinds of resources that are made when a directory goes live. */
enum RehearsedPart {
    USER,
    GROUP
}
