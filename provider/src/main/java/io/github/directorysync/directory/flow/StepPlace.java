package io.github.directorysync.directory.flow;

import java.util.List;
import java.util.Optional;

/**
 * Where the step <em>Enforce SAML</em> is in a flow, or would be put.
 *
 * @param anchor the id of the execution at which it is put; empty for the beginning of the flow
 * @param instead what is there afterwards, new steps without ids; the anchor too, unless something else takes its place
 * @param words what would be done, or what an administrator has to do
 */
public record StepPlace(Found found, Optional<String> anchor, List<FlowStep> instead, String words) {

    /** How it is with the step. */
    public enum Found {
        /** It is there, and nobody gets in past it. */
        THERE,
        /** It is not, and there is one place for it. */
        WANTED,
        /** It is not, or not so that it counts, and where it should be only an administrator can say. */
        UNCLEAR
    }

    static final StepPlace THERE = new StepPlace(Found.THERE, Optional.empty(), List.of(), "The step is there.");

    public StepPlace {
        instead = List.copyOf(instead);
    }

    static StepPlace atTheBeginning(String words) {
        return new StepPlace(
                Found.WANTED, Optional.empty(), List.of(FlowStep.required(Authenticators.ENFORCE_SAML)), words);
    }

    static StepPlace at(FlowStep anchor, List<FlowStep> instead, String words) {
        return new StepPlace(Found.WANTED, Optional.of(anchor.id()), instead, words);
    }

    static StepPlace unclear(String words) {
        return new StepPlace(Found.UNCLEAR, Optional.empty(), List.of(), words);
    }

    public boolean isThere() {
        return found == Found.THERE;
    }
}
