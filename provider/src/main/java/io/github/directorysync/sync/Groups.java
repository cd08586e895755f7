package io.github.directorysync.sync;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.Membership;
import io.github.directorysync.scim.ScimGroup;

/** The groups of one directory. */
public interface Groups extends Resources<ScimGroup> {

    /**
     * Makes a new group, or adopts one that the realm's configuration has prepared for it.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    Kept<ScimGroup> add(ScimGroup group);

    /**
     * Makes {@code before} into {@code after} and changes its members. Members that are not users of this directory are
     * left out, and said in the log: one unknown member never fails the rest. Where all is as it was, nothing changes.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    Kept<ScimGroup> save(Kept<ScimGroup> before, ScimGroup after, Membership membership);

    /**
     * Removes it for good.
     *
     * @return whether it is gone for more than the directory: the guard may hold it for an administrator to look at
     */
    boolean remove(Kept<ScimGroup> group);
}
