package io.github.directorysync.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A journal that is kept until the request is over. */
public final class Notes implements Journal {

    private final List<Effect> effects = new ArrayList<>();

    @Override
    public void note(Effect effect) {
        effects.add(effect);
    }

    /** In the order in which they happened, except that the roles which changed thereby, perhaps thousands, come last. */
    public List<Effect> effects() {
        return Stream.concat(
                        effects.stream().filter(effect -> !(effect instanceof Effect.RoleChanged)),
                        effects.stream().filter(effect -> effect instanceof Effect.RoleChanged))
                .toList();
    }
}
