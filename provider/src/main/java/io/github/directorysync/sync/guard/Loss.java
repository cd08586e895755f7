package io.github.directorysync.sync.guard;

import io.github.directorysync.role.AppRole;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A user who loses the account or a role by a change.
 *
 * @param person the id of the Keycloak user
 * @param highest the apps in which the user loses the highest role
 */
public record Loss(String person, Set<String> highest) {

    public Loss {
        highest = Set.copyOf(highest);
    }

    /**
     * The loss of a user; empty if the access is not reduced.
     *
     * @param highestRole the highest role of an app, unless every user has it
     */
    public static Optional<Loss> between(
            String person,
            EffectiveAccess before,
            EffectiveAccess after,
            Function<String, Optional<AppRole>> highestRole) {
        if (!before.isMoreThan(after)) {
            return Optional.empty();
        }
        return Optional.of(new Loss(
                person,
                before.lowered(after).stream()
                        .filter(app -> highestRole
                                .apply(app)
                                .filter(highest -> highest.equals(before.roles().get(app)))
                                .isPresent())
                        .collect(Collectors.toSet())));
    }
}
