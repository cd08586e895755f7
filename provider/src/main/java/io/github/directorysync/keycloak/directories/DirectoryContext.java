package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.sync.activity.Journal;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The context of one request to one directory.
 *
 * @param session the Keycloak session of the request; must not be kept longer
 * @param journal records all changes
 * @param database the connection of this session
 * @param memory what the request may use, for reading what a client can make as large as it likes
 */
public record DirectoryContext(
        KeycloakSession session,
        RealmModel realm,
        Directory directory,
        Journal journal,
        Database database,
        RequestMemory memory) {

    public DirectoryContext(KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        this(session, realm, directory, journal, RequestMemory.UNLIMITED);
    }

    /** For a request that may need much memory. */
    public DirectoryContext(
            KeycloakSession session, RealmModel realm, Directory directory, Journal journal, RequestMemory memory) {
        this(session, realm, directory, journal, new Database(session), memory);
    }
}
