package io.github.directorysync.sync;

import java.util.ArrayList;
import java.util.List;

/** A journal that is kept until the request is over. */
public final class Notes implements Journal {

    private final List<Effect> effects = new ArrayList<>();

    @Override
    public void note(Effect effect) {
        effects.add(effect);
    }

    /** In the order in which they happened. */
    public List<Effect> effects() {
        return List.copyOf(effects);
    }
}
