package io.github.directorysync.scim.resource;

/**
 * A member of a group, or a group of a user: the id of what is meant, and what a person would call it.
 *
 * @param direct if not, a user is in the group because they are in one below it
 */
public record Reference(String id, String display, boolean direct) {

    public Reference(String id, String display) {
        this(id, display, true);
    }
}
