package io.github.directorysync.sync.guard;

import io.github.directorysync.role.AppRole;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The access that a user has at one point in time.
 *
 * @param signsIn whether the account is enabled
 * @param roles the resolved role in each app, by the name of the app
 */
public record EffectiveAccess(boolean signsIn, Map<String, AppRole> roles) {

    /** The access of a suspended or deleted user. */
    public static final EffectiveAccess NONE = new EffectiveAccess(false, Map.of());

    public EffectiveAccess {
        roles = signsIn ? Map.copyOf(roles) : Map.of();
    }

    /** Whether the access afterwards is less. */
    public boolean isMoreThan(EffectiveAccess after) {
        return (signsIn && !after.signsIn) || !lowered(after).isEmpty();
    }

    /** The apps in which the role afterwards is lower or missing. */
    Set<String> lowered(EffectiveAccess after) {
        return roles.entrySet().stream()
                .filter(role -> Optional.ofNullable(after.roles.get(role.getKey()))
                        .map(now -> now.isBelow(role.getValue()))
                        .orElse(true))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
