package io.github.directorysync.sync.events;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Describes what events are about, as it is at the end of the change. */
public interface EventObjects {

    /**
     * A user of the directory.
     *
     * @param userName the user's name if nothing more is known
     */
    ObjectNode user(String id, String userName);

    /**
     * A group of the directory.
     *
     * @param displayName the group's name if nothing more is known
     */
    ObjectNode group(String id, String displayName);

    /** An app, by the id of its client or, for realm roles, of the realm. */
    ObjectNode app(String id);

    /** Whether the user belongs to the directory: a suspended account may be all that is left of a deleted user. */
    boolean isProvisioned(String userId);
}
