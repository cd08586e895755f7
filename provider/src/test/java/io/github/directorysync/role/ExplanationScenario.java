package io.github.directorysync.role;

import io.github.directorysync.role.Skipped.Cause;
import java.util.List;

/** Roles, where they come from, and explanations of which one counts. */
abstract class ExplanationScenario {

    static final FaultyLevel HIGH = new FaultyLevel("Admin", "\"high\" is not a number");
    static final AppRole VIEWER = new AppRole("Viewer", 20, "");
    static final AppRole MANAGER = new AppRole("Account Manager", 30, "");
    static final AppRole AUDITOR = new AppRole("Auditor", 20, "");
    static final Candidate DEFAULT = Candidate.ofApp(VIEWER);
    static final Candidate SALES = Candidate.ofGroup(MANAGER, "/Acme/Sales");
    static final Skipped EXPIRED = Skipped.of(Source.CHOSEN_BY_HAND, "Admin", Cause.EXPIRED);

    static Explanation active(Candidate... candidates) {
        return new Explanation(resolved(true, candidates), List.of(), false);
    }

    static Resolution resolved(boolean active, Candidate... candidates) {
        return RoleResolver.resolve(new Person(active, List.of(candidates), List.of()));
    }
}
