package io.github.directorysync.sync.activity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A journal that is kept until the request is over. */
public final class Notes implements Journal {

    private final List<Effect> effects = new ArrayList<>();

    @Override
    public void note(Effect effect) {
        effects.add(effect);
    }

    /**
     * In the order in which they happened, except that the roles which changed thereby, perhaps thousands, come last: each
     * person's role in an app once, from what it was to what it is in the end.
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
