package io.github.directorysync.sync.groups;

import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.Resources;

/** The groups of one directory. */
public interface Groups extends Resources<ScimGroup> {

    /**
     * Makes a new group, or adopts one that the realm's configuration has prepared for it.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    Stored<ScimGroup> add(ScimGroup group);

    /**
     * Makes {@code before} into {@code after} and changes its members. Members that are not users of this directory are
     * left out, and said in the log: one unknown member never fails the rest. Where all is as it was, nothing changes.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    Stored<ScimGroup> save(Stored<ScimGroup> before, ScimGroup after, Membership membership);

    /**
     * Removes it for good.
     *
     * @return whether it is gone for more than the directory: the guard may hold it for an administrator to look at
     */
    boolean remove(Stored<ScimGroup> group);
}
