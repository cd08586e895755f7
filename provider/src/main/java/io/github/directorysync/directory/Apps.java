package io.github.directorysync.directory;

import java.util.Comparator;
import java.util.List;

/**
 * The apps that a directory's users sign in to. A directory without apps has no resolved roles.
 *
 * @param names client IDs, or {@link #REALM}; a user's role in the first app is the user's primary role
 * @param pushedRoles whether a role that the directory sends counts, in addition to its groups, if it names an app role
 * @param endsSessions whether a user is signed out of an app when their role in it changes
 */
public record Apps(List<String> names, boolean pushedRoles, boolean endsSessions) {

    /** Stands for the realm itself and its realm roles. No client has this ID. */
    public static final String REALM = "*realm";

    public Apps {
        names = List.copyOf(names);
    }

    /**
     * Puts the primary app first. Keycloak does not keep the order of a setting's values, so a setting of its own names the
     * primary app.
     */
    public static Apps of(List<String> written, String primary, boolean pushedRoles, boolean endsSessions) {
        Comparator<String> order = Comparator.comparing((String name) -> !name.equals(primary))
                .thenComparing(REALM::equals)
                .thenComparing(Comparator.naturalOrder());
        return new Apps(written.stream().distinct().sorted(order).toList(), pushedRoles, endsSessions);
    }

    public boolean include(String app) {
        return names.contains(app);
    }
}
