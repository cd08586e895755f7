package io.github.directorysync.directory.flow;

import java.util.List;
import java.util.Optional;

/**
 * The place of the step <em>Enforce SAML</em> in a flow, or the place where it would be inserted.
 *
 * @param anchor the id of the execution that is replaced; empty to insert at the beginning of the flow
 * @param instead the executions that replace the anchor, new ones without ids; includes the anchor unless it is removed
 * @param words the change in words, or what an administrator has to do
 */
public record StepPlace(StepPresence found, Optional<String> anchor, List<FlowStep> instead, String words) {

    /** Whether the step is in the flow. */
    public enum StepPresence {
        /** It is in the flow and cannot be bypassed. */
        THERE,
        /** It is missing, and exactly one place fits. */
        WANTED,
        /** It is missing or ineffective, and an administrator has to choose the place. */
        UNCLEAR
    }

    static final StepPlace THERE = new StepPlace(StepPresence.THERE, Optional.empty(), List.of(), "The step is there.");

    public StepPlace {
        instead = List.copyOf(instead);
    }

    static StepPlace atTheBeginning(String words) {
        return new StepPlace(
                StepPresence.WANTED, Optional.empty(), List.of(FlowStep.required(Authenticators.ENFORCE_SAML)), words);
    }

    static StepPlace at(FlowStep anchor, List<FlowStep> instead, String words) {
        return new StepPlace(StepPresence.WANTED, Optional.of(anchor.id()), instead, words);
    }

    static StepPlace unclear(String words) {
        return new StepPlace(StepPresence.UNCLEAR, Optional.empty(), List.of(), words);
    }

    public boolean isThere() {
        return found == StepPresence.THERE;
    }
}
