package io.github.directorysync.sync.activity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A journal in memory, kept until the request ends. */
public final class Notes implements Journal {

    private final List<Effect> effects = new ArrayList<>();

    @Override
    public void note(Effect effect) {
        effects.add(effect);
    }

    /**
     * The effects in order, except that the role changes caused by them, perhaps thousands, come last: one for each user and
     * app, from the first role to the final one.
     */
    public List<Effect> effects() {
        return Stream.concat(
                        effects.stream().filter(effect -> !(effect instanceof Effect.RoleChanged)),
                        roleChanges().stream())
                .toList();
    }

    private List<Effect.RoleChanged> roleChanges() {
        Map<List<String>, Effect.RoleChanged> changes = new LinkedHashMap<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.RoleChanged change) {
                changes.merge(List.of(change.userId(), change.app()), change, Effect.RoleChanged::then);
            }
        }
        return changes.values().stream().filter(Effect.RoleChanged::isChange).toList();
    }
}
