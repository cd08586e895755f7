package io.github.directorysync.role;

import java.util.Comparator;

/**
 * A role of an app that has a permission level; the higher level is worth more.
 *
 * @param description what the role's Keycloak description says, or nothing
 */
public record AppRole(String name, int level, String description) {

    /** Two roles of one level are told apart by their names, so that everybody gets the same one of them. */
    static final Comparator<AppRole> HIGHEST_FIRST =
            Comparator.comparingInt(AppRole::level).reversed().thenComparing(AppRole::name);

    public AppRole {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an app role needs a name");
        }
    }

    /** Whether the other one is worth more. */
    public boolean isBelow(AppRole other) {
        return HIGHEST_FIRST.compare(this, other) > 0;
    }
}
