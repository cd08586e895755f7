package io.github.directorysync.directory.flow;

import io.github.directorysync.directory.flow.FlowStep.Requirement;
import io.github.directorysync.directory.flow.StepPlace.StepPresence;
import java.util.List;
import java.util.stream.Stream;

/**
 * An authentication flow of a realm, examined for the step Enforce SAML, which sends a directory's users to their identity
 * provider.
 *
 * @param kind the purpose of the flow
 * @param steps the executions, in order
 */
public record SignInFlow(FlowKind kind, List<FlowStep> steps) {

    private static final FlowStep ENFORCE = FlowStep.required(Authenticators.ENFORCE_SAML);

    public SignInFlow {
        steps = List.copyOf(steps);
    }

    /** Whether no user can bypass the step. */
    public boolean enforces() {
        List<StepPosition> spots = StepPosition.all(steps);
        List<StepPosition> ours = spots.stream()
                .filter(StepPosition::isOurs)
                .filter(StepPosition::isUnconditional)
                .toList();
        if (kind == FlowKind.POST_LOGIN) {
            return ours.stream().anyMatch(StepPosition::isForEverybody);
        }
        return !ours.isEmpty()
                && ours.stream().allMatch(spot -> spot.isBehindSomething() || spot.isAskedAgain())
                && spots.stream().filter(this::isDoor).allMatch(this::isGuarded)
                && isInTime(spots);
    }

    /** A step that asks for the user name makes all earlier steps irrelevant, because the user may change. */
    private boolean isGuarded(StepPosition spot) {
        return kind.askers().contains(spot.step().authenticator()) ? spot.isGuardedBehind() : spot.isGuarded();
    }

    /** In a reset flow the step has to come before the mail that lets the user set a new password. */
    private boolean isInTime(List<StepPosition> spots) {
        return kind != FlowKind.RESET_CREDENTIALS
                || spots.stream()
                        .filter(spot -> spot.isOurs() || isDoor(spot))
                        .findFirst()
                        .filter(StepPosition::isOurs)
                        .isPresent();
    }

    private boolean isDoor(StepPosition spot) {
        return kind.authenticating().contains(spot.step().authenticator());
    }

    /** Where the step is; if it is missing, where it would be inserted. */
    public StepPlace place() {
        if (enforces()) {
            return StepPlace.THERE;
        }
        if (has(steps)) {
            return StepPlace.unclear("The step Enforce SAML is in it, but does not count there: make it required, "
                    + where() + ", outside of conditional flows.");
        }
        StepPlace place = switch (kind) {
            case POST_LOGIN -> first();
            case FIRST_LOGIN -> last();
            case BROWSER, DIRECT_GRANT, RESET_CREDENTIALS -> behindAnchor();
        };
        boolean leavesNoWay =
                place.found() != StepPresence.WANTED || after(place).enforces();
        return leavesNoWay
                ? place
                : StepPlace.unclear("People get in by more than one way. Put the step Enforce SAML, required, "
                        + where() + " on each of them.");
    }

    private StepPlace behindAnchor() {
        List<FlowStep> anchors = StepPosition.all(steps).stream()
                .filter(StepPosition::isUnconditional)
                .map(StepPosition::step)
                .filter(step -> kind.anchors().contains(step.authenticator()))
                .toList();
        if (anchors.size() != 1) {
            return StepPlace.unclear(
                    "No single place for the step is to be found. Put the step Enforce SAML, required, " + where()
                            + ".");
        }
        FlowStep anchor = anchors.get(0);
        if (kind != FlowKind.BROWSER) {
            return StepPlace.at(anchor, List.of(anchor, ENFORCE), "Enforce SAML is put " + where() + ".");
        }
        // Password Form would be a dead end for users without a password; Username Password Form, once it knows the
        // user, asks for the password only.
        return anchor.runs(Authenticators.USERNAME_PASSWORD)
                ? StepPlace.at(
                        anchor,
                        List.of(ENFORCE, FlowStep.required(Authenticators.USERNAME), ENFORCE, anchor, ENFORCE),
                        "Username Form is put before Username Password Form, and Enforce SAML before, between and behind"
                                + " them: the name is asked for first, and who has to sign in elsewhere is not asked for a"
                                + " password.")
                : StepPlace.at(
                        anchor,
                        List.of(ENFORCE, anchor, ENFORCE),
                        "Enforce SAML is put before and behind Username Form.");
    }

    private StepPlace first() {
        return steps.stream().anyMatch(step -> step.is(Requirement.ALTERNATIVE))
                ? StepPlace.unclear(
                        "It has alternatives, which would not count beside a step that is required. Put them"
                                + " into a flow of their own, and the step Enforce SAML, required, before it.")
                : StepPlace.atTheBeginning("Enforce SAML is put " + where() + ".");
    }

    private StepPlace last() {
        return steps.stream()
                .filter(step -> step.is(Requirement.REQUIRED))
                .reduce((earlier, later) -> later)
                .map(step -> StepPlace.at(step, List.of(step, ENFORCE), "Enforce SAML is put " + where() + "."))
                .orElseGet(
                        () -> StepPlace.unclear("It has alternatives only, which would not count beside a step that is"
                                + " required. Put them into a required flow of their own, and the step Enforce SAML, required,"
                                + " behind it."));
    }

    private String where() {
        return switch (kind) {
            case BROWSER -> "behind the step that asks who it is";
            case DIRECT_GRANT -> "behind the step that asks for the password";
            case RESET_CREDENTIALS -> "behind the step that asks who it is and before the one that sends a mail";
            case FIRST_LOGIN -> "behind what makes or finds the account";
            case POST_LOGIN -> "at the beginning";
        };
    }

    /** The flow after the step has been inserted at that place. */
    public SignInFlow after(StepPlace place) {
        return new SignInFlow(
                kind,
                place.anchor()
                        .map(anchor -> changed(steps, anchor, place.instead()))
                        .orElseGet(() -> Stream.concat(place.instead().stream(), steps.stream())
                                .toList()));
    }

    private static List<FlowStep> changed(List<FlowStep> flow, String anchor, List<FlowStep> instead) {
        return flow.stream()
                .flatMap(step -> step.id().equals(anchor)
                        ? instead.stream()
                        : Stream.of(step.with(changed(step.inside(), anchor, instead))))
                .toList();
    }

    private static boolean has(List<FlowStep> flow) {
        return flow.stream().anyMatch(step -> step.runs(Authenticators.ENFORCE_SAML) || has(step.inside()));
    }
}
