package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.sync.activity.Journal;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What one request to one directory works with.
 *
 * @param session of this request; nothing of it is kept longer
 * @param journal where all changes are noted
 * @param database the connection of this session
 */
public record DirectoryContext(
        KeycloakSession session, RealmModel realm, Directory directory, Journal journal, Database database) {

    public DirectoryContext(KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        this(session, realm, directory, journal, new Database(session));
    }
}
