package io.github.directorysync.directory.flow;

import java.util.List;
import java.util.Map;

/**
 * One execution of an authentication flow: an authenticator, or a subflow.
 *
 * @param id the id of the execution
 * @param authenticator the provider id of the authenticator; empty for a subflow
 * @param settings the configuration of the authenticator
 * @param inside the executions of the subflow, in order
 */
public record FlowStep(
        String id, String authenticator, Requirement requirement, Map<String, String> settings, List<FlowStep> inside) {

    /** Keycloak's requirement of an execution. */
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

    /** A new required execution. */
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

    /** The same execution without ids. Two flows of the same shape admit the same users. */
    public FlowStep shape() {
        return new FlowStep("", authenticator, requirement, settings, shape(inside));
    }

    public static List<FlowStep> shape(List<FlowStep> flow) {
        return flow.stream().map(FlowStep::shape).toList();
    }
}
