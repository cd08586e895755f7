package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.LeftOut;
import io.github.directorysync.sync.GroupSync;
import io.github.directorysync.sync.Journal;
import io.github.directorysync.sync.UserPorts;
import io.github.directorysync.sync.UserSync;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Puts the rooms together for one request to one directory. Nothing else does. */
public record KeycloakDirectory(UserSync users, GroupSync groups) {

    /**
     * The directory's users and groups.
     *
     * @param session of this request; nothing is kept beyond it
     * @param journal where everything that happens is noted
     */
    public static KeycloakDirectory open(
            KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        return open(session, realm, directory, journal, LeftOut.NOTHING);
    }

    /**
     * The same for one attempt of a request that suspends somebody.
     *
     * @param leftOut what the request is done without
     */
    public static KeycloakDirectory open(
            KeycloakSession session, RealmModel realm, Directory directory, Journal journal, LeftOut leftOut) {
        Database database = new Database(session);
        Visit visit = new Visit(session, realm, directory, journal);
        Accounts accounts = new Accounts(visit, new Access(visit));
        KeycloakUsers users = new KeycloakUsers(visit, database, accounts);
        UserPorts ports = new UserPorts(
                users,
                new KeycloakAccountLookup(visit, database, users),
                new KeycloakAccountLinks(visit, database, accounts, users),
                new GuardDuty(visit, database));
        AccessGroups access = new AccessGroups(visit, database, accounts);
        return new KeycloakDirectory(
                new UserSync(ports, directory, journal, leftOut),
                new GroupSync(new KeycloakGroups(visit, database, access), directory.scimClient(), journal));
    }
}
