package io.github.directorysync.role;

import io.github.directorysync.role.Resolution.Granted;
import io.github.directorysync.role.Resolution.Nothing;
import io.github.directorysync.role.Resolution.Why;
import io.github.directorysync.role.Step.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why somebody has the role that they have in an app: one sentence, and everything that was looked at.
 *
 * @param skipped what does not count, although somebody might think so
 * @param disabledByAdministrator whether it is an administrator, and not the directory, who has disabled the account
 */
public record Explanation(Resolution resolution, List<Skipped> skipped, boolean disabledByAdministrator) {

    public Explanation {
        skipped = List.copyOf(skipped);
    }

    /** Best first; what does not count comes last. */
    public List<Step> trace() {
        Stream<Step> weighed = resolution.fold(
                granted -> granted.candidates().stream().map(candidate -> step(granted, candidate)),
                nothing -> nothing.candidates().stream()
                        .map(candidate -> Step.of(Verdict.SKIPPED, candidate, because(nothing))));
        return Stream.concat(weighed, skipped.stream().map(Step::of)).toList();
    }

    /** For example: "Alice has Account Manager because the group Acme/Sales is mapped to it." */
    public String sentence(String person) {
        return resolution.fold(
                granted -> person + " has " + granted.winner().role().name() + " because "
                        + Wording.reason(granted.winner())
                        + remark(granted).map(text -> "; " + text).orElse("") + ".",
                nothing -> person + " has no role because " + because(nothing)
                        + otherwise(nothing).map(text -> "; " + text).orElse("") + ".");
    }

    private static Step step(Granted granted, Candidate candidate) {
        return candidate.equals(granted.winner())
                ? Step.of(Verdict.WON, candidate, Wording.reason(candidate))
                : Step.of(Verdict.OUTRANKED, candidate, Wording.outranked(candidate, granted.winner()));
    }

    /** What somebody would ask next: where is my role selector, and what do the others give? */
    private Optional<String> remark(Granted granted) {
        List<Candidate> others =
                granted.candidates().stream().skip(1).filter(Candidate::earned).toList();
        Stream<Candidate> selectors = others.stream().filter(candidate -> candidate.source() == Source.CHOSEN_BY_HAND);
        return Stream.concat(selectors, others.stream())
                .findFirst()
                .map(other -> Wording.beside(other, granted.winner()))
                .or(this::expired)
                .filter(any -> granted.faulty().isEmpty())
                .or(() -> granted.faulty().stream()
                        .findFirst()
                        .map(level -> level.role() + " does not count: " + level.problem()));
    }

    private Optional<String> otherwise(Nothing nothing) {
        if (nothing.why() == Why.DEACTIVATED) {
            return nothing.candidates().stream()
                    .findFirst()
                    .map(first ->
                            "otherwise it would be " + first.role().name() + ", because " + Wording.reason(first));
        }
        return expired().or(this::unmapped);
    }

    private Optional<String> expired() {
        return skipped.stream()
                .filter(each -> each.cause() == Skipped.Cause.EXPIRED)
                .findFirst()
                .map(each -> "the role selector " + each.role() + " has expired");
    }

    private Optional<String> unmapped() {
        List<String> groups = skipped.stream()
                .filter(each -> each.cause() == Skipped.Cause.NOT_MAPPED)
                .map(each -> Wording.path(each.groupPath()))
                .toList();
        return switch (groups.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("the group " + groups.get(0) + " is mapped to no role of this app");
            default -> Optional.of("none of the " + groups.size() + " groups is mapped to a role of this app");
        };
    }

    private String because(Nothing nothing) {
        return switch (nothing.why()) {
            case DEACTIVATED ->
                disabledByAdministrator
                        ? "an administrator has disabled the account, which the directory does not enable again"
                        : "the account is deactivated";
            case NO_ROLE -> "neither a group nor a role selector nor a default gives one";
            case FAULTY_LEVEL ->
                nothing.faulty().stream()
                        .map(level -> level.role() + " does not count (" + level.problem() + ")")
                        .collect(Collectors.joining(" and "));
            case NO_SUCH_APP -> "the app is not there any more";
        };
    }
}
