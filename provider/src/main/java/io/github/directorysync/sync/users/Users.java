package io.github.directorysync.sync.users;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.Resources;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Stores the users of one directory. The caller asks {@code AccountGuard} before a change that removes access. */
public interface Users extends Resources<ScimUser> {

    /**
     * Creates a user.
     *
     * @throws ScimProblem 409 uniqueness, 400 invalidValue
     */
    Stored<ScimUser> add(ScimUser user, AccountDecision decision);

    /** The state of a user's account. */
    AccountState accountState(Stored<ScimUser> user);

    /** The stored names of a user's pushed roles, in order. */
    List<String> pushedRoles(String id);

    /**
     * Makes the whole change, or none of it.
     *
     * @throws ScimProblem 409 uniqueness, 400 invalidValue, 403 for a protected account
     */
    Stored<ScimUser> save(UserChange change);

    /**
     * Removes a user from the directory.
     *
     * @throws ScimProblem 403 for a protected account
     */
    void remove(Stored<ScimUser> user, RemovalEffect effect);

    /**
     * Hides a user from the directory; the account stays unchanged until an administrator decides.
     *
     * @throws ScimProblem 403 for a protected account
     */
    void holdRemoval(Stored<ScimUser> user);

    /** The resolved roles of these users in the apps of the directory, by the id of the user. */
    Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<ScimUser>> people);
}
