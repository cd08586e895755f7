package io.github.directorysync.sync.guard;

import io.github.directorysync.role.AppRole;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody from whom a change takes something: their account, or a role.
 *
 * @param person the id of their account
 * @param highest the apps in which they have the highest role until then, and not afterwards
 */
public record Loss(String person, Set<String> highest) {

    public Loss {
        highest = Set.copyOf(highest);
    }

    /**
     * What a change takes from somebody; nothing if they can do as much afterwards.
     *
     * @param highestRole of an app, unless everybody has it
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
