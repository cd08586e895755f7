package io.github.directorysync.keycloak.admin;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.groups.KeycloakGroups;
import io.github.directorysync.keycloak.guard.RemovalGuard;
import io.github.directorysync.keycloak.people.AccessGroupEffect;
import io.github.directorysync.keycloak.people.KeycloakAccountLinks;
import io.github.directorysync.keycloak.people.KeycloakAccountLookup;
import io.github.directorysync.keycloak.people.KeycloakUsers;
import io.github.directorysync.scim.resource.LeftOut;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.groups.GroupSync;
import io.github.directorysync.sync.users.UserPorts;
import io.github.directorysync.sync.users.UserSync;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Builds the SCIM operations for one request to one directory from their implementations; the only place that does. Builds
 * on demand: most requests need users or groups, not both.
 */
public final class DirectoryAssembly {

    private final DirectoryContext context;
    private final LeftOut leftOut;
    private final AccountStore accounts;

    private DirectoryAssembly(DirectoryContext context, LeftOut leftOut) {
        this.context = context;
        this.leftOut = leftOut;
        this.accounts = new AccountStore(context, new Logout(context));
    }

    /**
     * Opens a directory for one request.
     *
     * @param session of this request; nothing is kept beyond it
     * @param journal records all changes
     */
    public static DirectoryAssembly open(
            KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        return open(session, realm, directory, journal, LeftOut.NOTHING);
    }

    /**
     * The same for one attempt of a request that suspends users.
     *
     * @param leftOut the parts of the request that this attempt leaves out
     */
    public static DirectoryAssembly open(
            KeycloakSession session, RealmModel realm, Directory directory, Journal journal, LeftOut leftOut) {
        return new DirectoryAssembly(new DirectoryContext(session, realm, directory, journal), leftOut);
    }

    /** The SCIM operations on users; a new instance at each call. */
    public UserSync users() {
        KeycloakUsers users = new KeycloakUsers(context, accounts);
        UserPorts ports = new UserPorts(
                users,
                new KeycloakAccountLookup(context, users),
                new KeycloakAccountLinks(context, accounts, users),
                new RemovalGuard(context));
        return new UserSync(ports, context.directory(), context.journal(), leftOut);
    }

    /** The SCIM operations on groups; a new instance at each call. */
    public GroupSync groups() {
        return new GroupSync(
                new KeycloakGroups(context, new AccessGroupEffect(context, accounts)),
                context.directory().scimClient(),
                context.journal());
    }
}
