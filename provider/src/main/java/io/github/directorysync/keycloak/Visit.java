package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.sync.Journal;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One request to one directory: what there is of Keycloak, and where everything that happens is noted. */
record Visit(KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {}
