package io.github.directorysync.scim.resource;

/**
 * A member of a group, or a group of a user: its id and display name.
 *
 * @param direct false if a user is a member only through a subgroup
 */
public record Reference(String id, String display, boolean direct) {

    public Reference(String id, String display) {
        this(id, display, true);
    }
}
