package io.github.directorysync.scim.resource;

import java.util.List;

/**
 * Data that a response shows in addition to the stored resource.
 *
 * @param references the groups of a user, or the members of a group
 * @param roles the resolved roles of a user in the apps of the directory
 */
public record Related(ReferenceList references, List<ResolvedRole> roles) {

    public static final Related NONE = new Related(ReferenceList.NONE, List.of());

    public Related {
        roles = List.copyOf(roles);
    }
}
