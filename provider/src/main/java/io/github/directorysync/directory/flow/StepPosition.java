package io.github.directorysync.directory.flow;

import io.github.directorysync.directory.flow.FlowStep.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An execution that a sign-in can reach, and the path to it.
 *
 * @param way the levels of the flow from the top: the effective executions of each, and the one that leads on
 */
record StepPosition(FlowStep step, List<Level> way) {

    /** The effective executions of one flow, and the index of one of them. */
    record Level(List<FlowStep> steps, int index) {

        FlowStep own() {
            return steps.get(index);
        }

        private Stream<FlowStep> before() {
            return steps.subList(0, index).stream();
        }

        private Stream<FlowStep> behind() {
            return steps.subList(index + 1, steps.size()).stream();
        }

        private Stream<FlowStep> others() {
            return Stream.concat(before(), behind());
        }
    }

    /** All reachable executions, in the order of the sign-in. */
    static List<StepPosition> all(List<FlowStep> flow) {
        List<StepPosition> found = new ArrayList<>();
        collect(flow, false, List.of(), found);
        return found;
    }

    private static void collect(List<FlowStep> flow, boolean conditional, List<Level> way, List<StepPosition> found) {
        List<FlowStep> counting = counting(flow, conditional);
        for (int i = 0; i < counting.size(); i++) {
            FlowStep step = counting.get(i);
            List<Level> further = Stream.concat(way.stream(), Stream.of(new Level(counting, i)))
                    .toList();
            if (step.authenticator().isEmpty()) {
                collect(step.inside(), step.is(Requirement.CONDITIONAL), further, found);
            } else {
                found.add(new StepPosition(step, further));
            }
        }
    }

    /** Keycloak ignores alternative executions next to required ones, except the conditions of a conditional flow. */
    private static List<FlowStep> counting(List<FlowStep> flow, boolean conditional) {
        boolean required = !conditional && flow.stream().anyMatch(step -> step.is(Requirement.REQUIRED));
        return flow.stream()
                .filter(step -> !step.is(Requirement.DISABLED))
                .filter(step -> !(required && step.is(Requirement.ALTERNATIVE)))
                .toList();
    }

    boolean isOurs() {
        return step.runs(Authenticators.ENFORCE_SAML);
    }

    /** Whether no condition precedes it. */
    boolean isUnconditional() {
        return step.is(Requirement.REQUIRED)
                && way.stream().noneMatch(level -> level.own().is(Requirement.CONDITIONAL));
    }

    /** Whether every user who passes the flow passes this execution. */
    boolean isForEverybody() {
        return way.stream().allMatch(level -> level.own().is(Requirement.REQUIRED));
    }

    /** Whether a required execution precedes it, which identifies the user. */
    boolean isBehindSomething() {
        return way.stream()
                .anyMatch(level -> level.before()
                        .anyMatch(step -> step.is(Requirement.REQUIRED) && !step.runs(Authenticators.ENFORCE_SAML)));
    }

    /**
     * Whether Enforce SAML appears again at the same level, so that this one may admit a user who is not identified yet.
     */
    boolean isAskedAgain() {
        return way.get(way.size() - 1)
                .behind()
                .anyMatch(step -> step.is(Requirement.REQUIRED) && step.runs(Authenticators.ENFORCE_SAML));
    }

    /** Whether no user can pass this execution and bypass Enforce SAML. */
    boolean isGuarded() {
        return way.stream().anyMatch(level -> level.others().anyMatch(StepPosition::isSureToEnforce));
    }

    /** Whether an Enforce SAML that runs later guards this execution. */
    boolean isGuardedBehind() {
        return way.stream().anyMatch(level -> level.behind().anyMatch(StepPosition::isSureToEnforce));
    }

    private static boolean isSureToEnforce(FlowStep step) {
        return step.is(Requirement.REQUIRED)
                && (step.runs(Authenticators.ENFORCE_SAML)
                        || step.inside().stream().anyMatch(StepPosition::isSureToEnforce));
    }
}
