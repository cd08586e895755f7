package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.sync.GroupSync;
import io.github.directorysync.sync.UserSync;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Puts the rooms together for one request to one directory. Nothing else does. */
public record KeycloakDirectory(UserSync users, GroupSync groups) {

    /**
     * The directory's users and groups.
     *
     * @param session of this request; nothing is kept beyond it
     */
    public static KeycloakDirectory open(KeycloakSession session, RealmModel realm, Directory directory) {
        Database database = new Database(session);
        Accounts accounts = new Accounts(session, realm, directory);
        Memberships memberships = new Memberships(session, realm, directory, database);
        RelatedToUsers related = RelatedToUsers.of(session, realm, directory);
        return new KeycloakDirectory(
                new UserSync(new KeycloakUsers(directory, database, accounts, related), directory),
                new GroupSync(new KeycloakGroups(
                        directory, database, new GroupModels(session, realm, directory, database), memberships)));
    }
}
