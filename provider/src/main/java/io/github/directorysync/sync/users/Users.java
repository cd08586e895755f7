package io.github.directorysync.sync.users;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.Resources;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Stores the users of one directory. What takes something from people is asked of {@code AccountGuard} before. */
public interface Users extends Resources<ScimUser> {

    /**
     * Makes a new user.
     *
     * @throws ScimProblem 409 uniqueness, 400 invalidValue
     */
    Stored<ScimUser> add(ScimUser user, AccountDecision decision);

    /** The state of a user's account. */
    AccountState footing(Stored<ScimUser> user);

    /** The names of the roles that are stored as pushed for a user, in their order. */
    List<String> pushedRoles(String id);

    /**
     * Makes the change, wholly or not at all.
     *
     * @throws ScimProblem 409 uniqueness, 400 invalidValue, 403 for a protected account
     */
    Stored<ScimUser> save(UserChange change);

    /**
     * Removes a user from the directory.
     *
     * @throws ScimProblem 403 for a protected account
     */
    void remove(Stored<ScimUser> user, RemovalEffect parting);

    /**
     * Removes a user from the sight of the directory; the account stays as it is until an administrator decides.
     *
     * @throws ScimProblem 403 for a protected account
     */
    void holdRemoval(Stored<ScimUser> user);

    /** The resolved roles of these people in the apps of the directory, by their ids. */
    Map<String, List<ResolvedRole>> rolesOf(Collection<Stored<ScimUser>> people);
}
