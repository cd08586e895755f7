package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.Logout;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.keycloak.roles.AdminPrivileges;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.users.RemovalEffect;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;

/** Enables, suspends and removes accounts, and ends their sessions. */
public final class AccountAccess {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final Logout logout;

    AccountAccess(DirectoryContext context, Logout logout) {
        this.session = context.session();
        this.realm = context.realm();
        this.directory = context.directory();
        this.logout = logout;
    }

    /**
     * Returns the account if directories may change it.
     *
     * @throws ScimProblem 404 if there is no such user, 403 if the account administers Keycloak
     */
    public UserModel reachable(String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            throw ScimProblem.noSuchResource("user", id);
        }
        if (AdminPrivileges.of(user, session, realm)) {
            throw ScimProblem.forbidden(
                    "This account administers Keycloak, so no directory can change it. Take its admin roles first.");
        }
        return user;
    }

    void enable(UserModel user, boolean enabled) {
        if (enabled != user.isEnabled()) {
            user.setEnabled(enabled);
            if (enabled) {
                logout.reactivate(user);
            } else {
                logout.end(user);
            }
        }
    }

    /**
     * Disables the account and ends its sessions.
     *
     * @throws ScimProblem 404 if there is no such user, 403 if the account administers Keycloak
     */
    public void suspend(String id) {
        enable(reachable(id), false);
    }

    /**
     * Enables or disables the account of a user who joined or left a group. Never throws, so that no group request is
     * refused because of one account.
     *
     * @return whether it was done; false if the account is gone or administers Keycloak
     */
    public boolean tryToEnable(String id, boolean enabled) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null || AdminPrivileges.of(user, session, realm)) {
            return false;
        }
        enable(user, enabled);
        return true;
    }

    /** Removes the user from these groups, by their ids. */
    public void leaveGroups(String id, List<String> groups) {
        UserModel user = reachable(id);
        groups.forEach(group -> user.leaveGroup(session.groups().getGroupById(realm, group)));
    }

    /** Removes, suspends or keeps the account of a user whom the directory has deleted. */
    public void applyRemoval(String id, RemovalEffect effect) {
        switch (effect) {
            case DELETE -> remove(id);
            case SUSPEND -> {
                suspend(id);
                OrganizationMembers.of(session, realm, directory).leave(id);
            }
            case KEEP -> {}
        }
    }

    private void remove(String id) {
        UserModel user = reachable(id);
        logout.end(user);
        new UserManager(session).removeUser(realm, user);
    }

    /**
     * Suspends the account, or removes it, because its directory is removed.
     *
     * @return its username; empty if the account is gone, or administers Keycloak and so stays as it is
     */
    public Optional<String> suspendOrRemove(String id, boolean remove) {
        UserModel user = session.users().getUserById(realm, id);
        if (user == null || AdminPrivileges.of(user, session, realm)) {
            return Optional.empty();
        }
        String name = user.getUsername();
        if (remove) {
            new UserManager(session).removeUser(realm, user);
        } else if (user.isEnabled()) {
            user.setEnabled(false);
            logout.end(user);
        }
        return Optional.of(name);
    }
}
