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
import io.github.directorysync.keycloak.rehearsal.RehearsedAccounts;
import io.github.directorysync.keycloak.rehearsal.RehearsedGroups;
import io.github.directorysync.keycloak.rehearsal.RehearsedUsers;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.LeftOut;
import io.github.directorysync.sync.activity.Journal;
import io.github.directorysync.sync.groups.GroupSync;
import io.github.directorysync.sync.groups.Groups;
import io.github.directorysync.sync.guard.GuardAnswer;
import io.github.directorysync.sync.users.UserPorts;
import io.github.directorysync.sync.users.UserSync;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Builds the SCIM operations for one request to one directory from their implementations; the only place that does. Builds
 * on demand: most requests need users or groups, not both.
 */
public final class DirectoryAssembly {

    private final DirectoryContext context;
    private final LeftOut leftOut;

    private DirectoryAssembly(DirectoryContext context, LeftOut leftOut) {
        this.context = context;
        this.leftOut = leftOut;
    }

    /**
     * Opens a directory for one request.
     *
     * @param session of this request; nothing is kept beyond it
     * @param journal records all changes
     */
    public static DirectoryAssembly open(
            KeycloakSession session, RealmModel realm, Directory directory, Journal journal) {
        return open(session, realm, directory, journal, LeftOut.NOTHING, RequestMemory.UNLIMITED);
    }

    /**
     * The same for one attempt of a request that suspends users.
     *
     * @param leftOut the parts of the request that this attempt leaves out
     * @param memory the memory that the request may use
     */
    public static DirectoryAssembly open(
            KeycloakSession session,
            RealmModel realm,
            Directory directory,
            Journal journal,
            LeftOut leftOut,
            RequestMemory memory) {
        Journal recorded = directory.rehearses() ? Journal.silent() : journal;
        return new DirectoryAssembly(new DirectoryContext(session, realm, directory, recorded, memory), leftOut);
    }

    /** The SCIM operations on users; a new instance at each call. */
    public UserSync users() {
        return users(Optional.empty());
    }

    /**
     * The same.
     *
     * @param newId the id of the next user that is created; empty for one of Keycloak's choice
     */
    UserSync users(Optional<String> newId) {
        return new UserSync(
                context.directory().rehearses() ? rehearsed() : liveUsers(newId),
                context.directory(),
                context.journal(),
                leftOut);
    }

    /** Nothing is recorded of what is rehearsed: no event is sent before it is made. */
    private UserPorts rehearsed() {
        RehearsedUsers users = new RehearsedUsers(context);
        RehearsedAccounts none = new RehearsedAccounts(users);
        return new UserPorts(users, none, none, removal -> new GuardAnswer.Allowed(0));
    }

    private UserPorts liveUsers(Optional<String> newId) {
        AccountStore accounts = new AccountStore(context, new Logout(context), newId);
        KeycloakUsers users = new KeycloakUsers(context, accounts);
        return new UserPorts(
                users,
                new KeycloakAccountLookup(context, users),
                new KeycloakAccountLinks(context, accounts, users),
                new RemovalGuard(context));
    }

    /** The SCIM operations on groups; a new instance at each call. */
    public GroupSync groups() {
        return groups(Optional.empty());
    }

    /**
     * The same.
     *
     * @param newId the id of the next group that is created; empty for one of Keycloak's choice
     */
    GroupSync groups(Optional<String> newId) {
        return new GroupSync(
                context.directory().rehearses() ? new RehearsedGroups(context) : liveGroups(newId),
                context.directory().scimClient(),
                context.journal());
    }

    private Groups liveGroups(Optional<String> newId) {
        AccountStore accounts = new AccountStore(context, new Logout(context));
        return new KeycloakGroups(context, new AccessGroupEffect(context, accounts), newId);
    }
}
