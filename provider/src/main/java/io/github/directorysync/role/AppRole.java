package io.github.directorysync.role;

import java.util.Comparator;

/**
 * An app role that has a permission level. A higher level grants more.
 *
 * @param level the value of the role's level attribute
 * @param description the description of the Keycloak role; empty if it has none
 */
public record AppRole(String name, int level, String description) {

    /** Roles of equal level are ordered by name, so that the result does not depend on the order of the input. */
    static final Comparator<AppRole> HIGHEST_FIRST =
            Comparator.comparingInt(AppRole::level).reversed().thenComparing(AppRole::name);

    public AppRole {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an app role needs a name");
        }
    }

    /** Whether the other role ranks higher. */
    public boolean isBelow(AppRole other) {
        return HIGHEST_FIRST.compare(this, other) > 0;
    }
}
