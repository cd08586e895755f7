package io.github.directorysync.sync.guard;

import io.github.directorysync.role.AppRole;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody can do at one time.
 *
 * @param signsIn whether their account can be used
 * @param roles their resolved role in each app, by the name of the app
 */
public record EffectiveAccess(boolean signsIn, Map<String, AppRole> roles) {

    /** Of somebody who is suspended or deleted. */
    public static final EffectiveAccess NONE = new EffectiveAccess(false, Map.of());

    public EffectiveAccess {
        roles = signsIn ? Map.copyOf(roles) : Map.of();
    }

    /** Whether they can do less afterwards. */
    public boolean isMoreThan(EffectiveAccess after) {
        return (signsIn && !after.signsIn) || !lowered(after).isEmpty();
    }

    /** The apps in which they have a lower role afterwards, or none. */
    Set<String> lowered(EffectiveAccess after) {
        return roles.entrySet().stream()
                .filter(role -> Optional.ofNullable(after.roles.get(role.getKey()))
                        .map(now -> now.isBelow(role.getValue()))
                        .orElse(true))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
