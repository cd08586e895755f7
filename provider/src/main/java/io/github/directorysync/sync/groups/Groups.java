package io.github.directorysync.sync.groups;

import io.github.directorysync.scim.resource.Membership;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.Resources;

/** Stores the groups of one directory. */
public interface Groups extends Resources<ScimGroup> {

    /**
     * Creates a group, or adopts one that the realm's configuration has prepared for it.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    Stored<ScimGroup> add(ScimGroup group);

    /**
     * Changes a group and its members. Members who are not users of this directory are left out and logged, so that one
     * unknown member does not fail the request. Without a difference nothing changes.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness
     */
    Stored<ScimGroup> save(Stored<ScimGroup> before, ScimGroup after, Membership membership);

    /**
     * Removes the group.
     *
     * @return false if the guard holds the removal for an administrator, and only the directory no longer sees the group
     */
    boolean remove(Stored<ScimGroup> group);
}
