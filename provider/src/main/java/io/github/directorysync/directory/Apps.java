package io.github.directorysync.directory;

import java.util.Comparator;
import java.util.List;

/**
 * What a directory's people sign in to. A directory without apps never hears of any.
 *
 * @param names client IDs, or {@link #REALM}; somebody's role in the first is their primary one
 * @param pushedRoles whether roles that the directory sends count, beside its groups, where they name an app role
 */
public record Apps(List<String> names, boolean pushedRoles) {

    /** The realm itself, with its realm roles. No client would be called that. */
    public static final String REALM = "*realm";

    public Apps {
        names = List.copyOf(names);
    }

    /** Keycloak forgets in which order the values of a setting were written, so which app is first has to be said. */
    static Apps of(List<String> written, String primary, boolean pushedRoles) {
        Comparator<String> order = Comparator.comparing((String name) -> !name.equals(primary))
                .thenComparing(REALM::equals)
                .thenComparing(Comparator.naturalOrder());
        return new Apps(written.stream().distinct().sorted(order).toList(), pushedRoles);
    }

    public boolean include(String app) {
        return names.contains(app);
    }
}
