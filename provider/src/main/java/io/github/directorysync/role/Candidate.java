package io.github.directorysync.role;

import java.util.Comparator;

/**
 * An app role that a user could get, and its source.
 *
 * @param groupPath the path of the group that is mapped to the role; empty for any other source
 * @param through the name of the composite role that contains the app role; empty if the app role itself was given
 */
public record Candidate(AppRole role, Source source, String groupPath, String through) {

    /** The resolution order: by level, and the default role after all others. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparing((Candidate candidate) -> !candidate.earned())
            .thenComparing(Candidate::role, AppRole.HIGHEST_FIRST)
            .thenComparing(Candidate::source)
            .thenComparing(Candidate::groupPath)
            .thenComparing(Candidate::through);

    public static Candidate ofGroup(AppRole role, String groupPath) {
        return new Candidate(role, Source.GROUP, groupPath, "");
    }

    public static Candidate pushed(AppRole role) {
        return new Candidate(role, Source.PUSHED, "", "");
    }

    public static Candidate chosenByHand(AppRole role) {
        return new Candidate(role, Source.CHOSEN_BY_HAND, "", "");
    }

    public static Candidate ofRealm(AppRole role) {
        return new Candidate(role, Source.REALM_DEFAULT, "", "");
    }

    public static Candidate ofApp(AppRole role) {
        return new Candidate(role, Source.DEFAULT, "", "");
    }

    public Candidate inside(String composite) {
        return new Candidate(role, source, groupPath, composite);
    }

    boolean earned() {
        return source != Source.DEFAULT;
    }
}
