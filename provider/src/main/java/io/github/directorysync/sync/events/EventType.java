package io.github.directorysync.sync.events;

import java.util.List;
import java.util.Optional;

/** The types of events. */
public enum EventType {
    /** The provider of a directory made its first change. */
    ACTIVATED("directory.activated"),
    /** A directory was removed from the realm. */
    DELETED("directory.deleted"),
    /** A directory has a new user: a new account, or an existing one that it took over. */
    USER_CREATED("directory.user.created"),
    USER_UPDATED("directory.user.updated"),
    /** A user does not belong to the directory any more; the account may stay. */
    USER_DELETED("directory.user.deleted"),
    GROUP_CREATED("directory.group.created"),
    GROUP_UPDATED("directory.group.updated"),
    GROUP_DELETED("directory.group.deleted"),
    MEMBER_ADDED("directory.group.user_added"),
    MEMBER_REMOVED("directory.group.user_removed"),
    /** A person's resolved role in an app is another one. */
    ROLE_CHANGED("directory.role.changed");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** The type in the API. */
    public String word() {
        return word;
    }

    /** The type with that name in the API; empty if there is none. */
    public static Optional<EventType> of(String word) {
        return List.of(values()).stream().filter(type -> type.word.equals(word)).findFirst();
    }
}
