package io.github.directorysync.keycloak;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.LeftOut;
import io.github.directorysync.sync.GroupSync;
import io.github.directorysync.sync.Journal;
import io.github.directorysync.sync.UserPorts;
import io.github.directorysync.sync.UserSync;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Puts the rooms together for one request to one directory; nothing else does. Only what is asked for is made: most requests
 * need users or groups, not both.
 */
public final class KeycloakDirectory {

    private final Visit visit;
    private final LeftOut leftOut;
    private final Accounts accounts;

    private KeycloakDirectory(Visit visit, LeftOut leftOut) {
        this.visit = visit;
        this.leftOut = leftOut;
        this.accounts = new Accounts(visit, new Access(visit));
    }

    /**
     * Opens a directory for one request.
     *
     * @param session of this request; nothing is kept beyond it
     * @param journal where all changes are noted
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
        return new KeycloakDirectory(new Visit(session, realm, directory, journal), leftOut);
    }

    /** The SCIM operations on users, made anew at each call. */
    public UserSync users() {
        KeycloakUsers users = new KeycloakUsers(visit, accounts);
        UserPorts ports = new UserPorts(
                users,
                new KeycloakAccountLookup(visit, users),
                new KeycloakAccountLinks(visit, accounts, users),
                new GuardDuty(visit));
        return new UserSync(ports, visit.directory(), visit.journal(), leftOut);
    }

    /** The SCIM operations on groups, made anew at each call. */
    public GroupSync groups() {
        return new GroupSync(
                new KeycloakGroups(visit, new AccessGroups(visit, accounts)),
                visit.directory().scimClient(),
                visit.journal());
    }
}
