package io.github.directorysync.sync;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimUser;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The users of one directory. */
public interface Users extends Resources<ScimUser> {

    /**
     * Makes a new user.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness, 400 invalidValue
     */
    Kept<ScimUser> add(ScimUser user);

    /**
     * Makes {@code before} into {@code after}, wholly or not at all.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness, 400 invalidValue, 403 for a protected account
     */
    Kept<ScimUser> save(Kept<ScimUser> before, ScimUser after);

    /** What each of these people is in the apps of the directory, by their ids. */
    Map<String, List<ResolvedRole>> rolesOf(Collection<Kept<ScimUser>> people);
}
