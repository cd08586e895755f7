package io.github.directorysync.sync.guard;

/** Why the guard holds or refuses a change. */
public enum HoldReason {
    TOO_MANY("More people than the guard lets go are suspended, deleted or lose their role."),
    LAST_HOLDER("Nobody else has the highest role of an app."),
    UNDECIDED("An earlier change of this person waits for an administrator already.");

    private final String sentence;

    HoldReason(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
