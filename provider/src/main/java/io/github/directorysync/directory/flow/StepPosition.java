package io.github.directorysync.directory.flow;

import io.github.directorysync.directory.flow.FlowStep.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step that a sign-in may come to, and the way to it.
 *
 * @param way the levels of the flow from the top, each as what counts there and which of it leads on
 */
record StepPosition(FlowStep step, List<Level> way) {

    /** The steps of one flow that count, and one of them. */
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

    /** In the order in which a sign-in comes to them. */
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

    /** Keycloak ignores alternatives beside what is required, but for the conditions of a conditional flow. */
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

    /** Whether no condition stands before it. */
    boolean isUnconditional() {
        return step.is(Requirement.REQUIRED)
                && way.stream().noneMatch(level -> level.own().is(Requirement.CONDITIONAL));
    }

    /** Whether whoever passes through the flow passes through it. */
    boolean isForEverybody() {
        return way.stream().allMatch(level -> level.own().is(Requirement.REQUIRED));
    }

    /** Whether something required comes before it, which is where it is said who it is. */
    boolean isBehindSomething() {
        return way.stream()
                .anyMatch(level -> level.before()
                        .anyMatch(step -> step.is(Requirement.REQUIRED) && !step.runs(Authenticators.ENFORCE_SAML)));
    }

    /** Whether ours comes once more beside it, so that it lets through whom nobody knows yet. */
    boolean isAskedAgain() {
        return way.get(way.size() - 1)
                .behind()
                .anyMatch(step -> step.is(Requirement.REQUIRED) && step.runs(Authenticators.ENFORCE_SAML));
    }

    /** Whether nobody who passes through it gets past our step. */
    boolean isGuarded() {
        return way.stream().anyMatch(level -> level.others().anyMatch(StepPosition::isSureToEnforce));
    }

    /** The same by what comes later. */
    boolean isGuardedBehind() {
        return way.stream().anyMatch(level -> level.behind().anyMatch(StepPosition::isSureToEnforce));
    }

    private static boolean isSureToEnforce(FlowStep step) {
        return step.is(Requirement.REQUIRED)
                && (step.runs(Authenticators.ENFORCE_SAML)
                        || step.inside().stream().anyMatch(StepPosition::isSureToEnforce));
    }
}
