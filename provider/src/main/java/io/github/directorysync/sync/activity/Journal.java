package io.github.directorysync.sync.activity;

/** Where everything that a request does is written down, as it happens. */
public interface Journal {

    void note(Effect effect);

    /** For what nobody has to be told of. */
    static Journal silent() {
        return effect -> {};
    }
}
