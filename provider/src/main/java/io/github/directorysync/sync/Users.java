package io.github.directorysync.sync;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.ScimUser;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users of one directory, wherever they are kept. No method sees or touches another directory's. */
public interface Users {

    Optional<Kept<ScimUser>> find(String id);

    /** Like {@link #find}, and nobody else changes that user until this transaction ends. */
    Optional<Kept<ScimUser>> findToChange(String id);

    /** In a stable order, oldest first, with the exact total. */
    Page<Kept<ScimUser>> list(ListQuery query);

    /** The directory's groups of each of these users. */
    Map<String, List<Reference>> groupsOf(Collection<String> ids);

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

    void remove(Kept<ScimUser> user);
}
