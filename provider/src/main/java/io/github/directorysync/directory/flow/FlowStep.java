package io.github.directorysync.directory.flow;

import java.util.List;
import java.util.Map;

/**
 * One execution of a realm's sign-in flow: a step, or a flow inside the flow.
 *
 * @param id the execution's
 * @param authenticator what it runs; empty for a flow inside
 * @param settings what is configured for it
 * @param inside what the flow inside has, in order
 */
public record FlowStep(
        String id, String authenticator, Requirement requirement, Map<String, String> settings, List<FlowStep> inside) {

    /** Keycloak's words for when a step counts. */
    public enum Requirement {
        REQUIRED,
        ALTERNATIVE,
        CONDITIONAL,
        DISABLED
    }

    public FlowStep {
        settings = Map.copyOf(settings);
        inside = List.copyOf(inside);
    }

    /** A step that is new, and always passed through. */
    public static FlowStep required(String authenticator) {
        return new FlowStep("", authenticator, Requirement.REQUIRED, Map.of(), List.of());
    }

    boolean is(Requirement wanted) {
        return requirement == wanted;
    }

    boolean runs(String wanted) {
        return authenticator.equals(wanted);
    }

    FlowStep with(List<FlowStep> others) {
        return new FlowStep(id, authenticator, requirement, settings, others);
    }

    /** The same without ids: two flows of the same shape let in the same people. */
    public FlowStep shape() {
        return new FlowStep("", authenticator, requirement, settings, shape(inside));
    }

    public static List<FlowStep> shape(List<FlowStep> flow) {
        return flow.stream().map(FlowStep::shape).toList();
    }
}
