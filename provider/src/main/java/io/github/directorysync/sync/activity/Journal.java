package io.github.directorysync.sync.activity;

/** Records the effects of a request as they happen. */
public interface Journal {

    void note(Effect effect);

    /** A journal that records nothing. */
    static Journal silent() {
        return effect -> {};
    }
}
