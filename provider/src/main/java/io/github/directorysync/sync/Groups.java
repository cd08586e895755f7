package io.github.directorysync.sync;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.Membership;
import io.github.directorysync.scim.Page;
import io.github.directorysync.scim.Reference;
import io.github.directorysync.scim.ScimGroup;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups of one directory, wherever they are kept. No method sees or touches another directory's. */
public interface Groups {

    Optional<Kept<ScimGroup>> find(String id);

    /** Like {@link #find}, and nobody else changes that group until this transaction ends. */
    Optional<Kept<ScimGroup>> findToChange(String id);

    /** In a stable order, oldest first, with the exact total. */
    Page<Kept<ScimGroup>> list(ListQuery query);

    /** The directory's users in each of these groups. */
    Map<String, List<Reference>> membersOf(Collection<String> ids);

    /**
     * Makes a new group, or adopts one that the realm's configuration has prepared for it.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    Kept<ScimGroup> add(ScimGroup group);

    /**
     * Makes {@code before} into {@code after} and changes its members. Members that are not users of this directory are
     * left out, and said in the log: one unknown member never fails the rest.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    Kept<ScimGroup> save(Kept<ScimGroup> before, ScimGroup after, Membership membership);

    void remove(Kept<ScimGroup> group);
}
