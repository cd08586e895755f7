package io.github.directorysync.role;

import io.github.directorysync.role.Resolution.Granted;
import io.github.directorysync.role.Resolution.Nothing;
import io.github.directorysync.role.Resolution.Why;
import io.github.directorysync.role.Step.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains the resolved role of a user in an app: one sentence, and a trace of everything that was considered.
 *
 * @param skipped groups and roles that do not count, although a reader might expect them to
 * @param disabledByAdministrator whether an administrator, and not the directory, has disabled the account
 */
public record Explanation(Resolution resolution, List<Skipped> skipped, boolean disabledByAdministrator) {

    public Explanation {
        skipped = List.copyOf(skipped);
    }

    /** All steps, best first; ignored groups and roles come last. */
    public List<Step> trace() {
        Stream<Step> weighed = resolution.fold(
                granted -> granted.candidates().stream().map(candidate -> step(granted, candidate)),
                nothing -> nothing.candidates().stream()
                        .map(candidate -> Step.of(Verdict.SKIPPED, candidate, code(nothing), because(nothing))));
        return Stream.concat(weighed, skipped.stream().map(Step::of)).toList();
    }

    /**
     * The explanation as one sentence, for example "Alice has Account Manager because the group Acme/Sales is mapped to it."
     */
    public String sentence(String person) {
        return resolution.fold(
                granted -> person + " has " + granted.winner().role().name() + " because "
                        + Wording.reason(granted.winner())
                        + remark(granted).map(text -> "; " + text).orElse("") + ".",
                nothing -> person + " has no role because " + because(nothing)
                        + otherwise(nothing).map(text -> "; " + text).orElse("") + ".");
    }

    /** Why the person has the role, or none, as a word that programs know. */
    public String code() {
        return resolution.fold(granted -> "given", this::code);
    }

    private String code(Nothing nothing) {
        return nothing.why() == Why.DEACTIVATED && disabledByAdministrator
                ? "disabled-by-administrator"
                : nothing.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Step step(Granted granted, Candidate candidate) {
        return candidate.equals(granted.winner())
                ? Step.of(Verdict.WON, candidate, "counts", Wording.reason(candidate))
                : Step.of(
                        Verdict.OUTRANKED,
                        candidate,
                        Wording.outrankedCode(candidate, granted.winner()),
                        Wording.outranked(candidate, granted.winner()));
    }

    /**
     * Adds the most relevant other fact: a role that does not count, else the role selector, the next candidate, or an
     * expired selector.
     */
    private Optional<String> remark(Granted granted) {
        List<Candidate> others =
                granted.candidates().stream().skip(1).filter(Candidate::earned).toList();
        Stream<Candidate> selectors = others.stream().filter(candidate -> candidate.source() == Source.CHOSEN_BY_HAND);
        return Stream.concat(selectors, others.stream())
                .findFirst()
                .map(other -> Wording.compared(other, granted.winner()))
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
