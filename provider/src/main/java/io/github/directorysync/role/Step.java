package io.github.directorysync.role;

import java.util.Optional;

/**
 * One line of an {@link Explanation}.
 *
 * @param role the name of the role; empty for a group that is mapped to none
 * @param code the reason as a word that programs know, such as {@code not-mapped}
 * @param why the reason in words, without a full stop
 */
public record Step(
        Verdict verdict,
        Source source,
        String role,
        Optional<Integer> level,
        String groupPath,
        String through,
        String code,
        String why) {

    /** How role resolution treated the candidate. */
    public enum Verdict {
        WON,
        OUTRANKED,
        SKIPPED
    }

    static Step of(Verdict verdict, Candidate candidate, String code, String why) {
        return new Step(
                verdict,
                candidate.source(),
                candidate.role().name(),
                Optional.of(candidate.role().level()),
                candidate.groupPath(),
                candidate.through(),
                code,
                why);
    }

    static Step of(Skipped skipped) {
        return new Step(
                Verdict.SKIPPED,
                skipped.source(),
                skipped.role(),
                Optional.empty(),
                skipped.groupPath(),
                "",
                skipped.code(),
                skipped.words());
    }
}
