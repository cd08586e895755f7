package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What hangs together with a directory's users and stands elsewhere. */
record RelatedToUsers(GroupsOfUsers groups, ResolvedRoles roles, PushedRoles pushed) {

    static RelatedToUsers of(KeycloakSession session, RealmModel realm, Directory directory) {
        return new RelatedToUsers(
                new GroupsOfUsers(session, realm, new Database(session), directory.id()),
                new ResolvedRoles(session, realm, directory),
                new PushedRoles(session, realm));
    }
}
