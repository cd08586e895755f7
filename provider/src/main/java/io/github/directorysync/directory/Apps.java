package io.github.directorysync.directory;

import java.util.Comparator;
import java.util.List;

/**
 * The apps that a directory's users sign in to. A directory without apps has no resolved roles.
 *
 * @param names client IDs, or {@link #REALM}; a user's role in the first is their primary one
 * @param pushedRoles whether roles that the directory sends count, beside its groups, where they name an app role
 * @param endsSessions whether a user whose role in an app changes is signed out of it
 */
public record Apps(List<String> names, boolean pushedRoles, boolean endsSessions) {

    /** The realm itself, with its realm roles. No client would be called that. */
    public static final String REALM = "*realm";

    public Apps {
        names = List.copyOf(names);
    }

    /** Keycloak forgets in which order the values of a setting were written, so which app is first has to be said. */
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
