package io.github.directorysync.scim.resource;

import java.util.List;

/**
 * What is shown with a resource and is not kept in it.
 *
 * @param references the groups of a user, or the members of a group
 * @param roles what a user is in the apps of the directory
 */
public record Related(List<Reference> references, List<ResolvedRole> roles) {

    public static final Related NONE = new Related(List.of(), List.of());

    public Related {
        references = List.copyOf(references);
        roles = List.copyOf(roles);
    }
}
