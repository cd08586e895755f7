package io.github.directorysync.scim.resource;

import io.github.directorysync.scim.RefusedPart;
import io.github.directorysync.scim.ScimProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is left out of a request that suspends a user, because an earlier attempt of the same request was refused for it. A
 * suspension happens whatever else the request carries: first everything is tried, then everything that is not refused, and
 * at last the suspension alone.
 *
 * @param stage how much of the request is tried
 * @param refused the parts that earlier attempts were refused for
 */
public record LeftOut(Stage stage, List<RefusedPart> refused) {

    /** How much of the request is tried. */
    public enum Stage {
        /** All of it, or nothing. */
        NOTHING,
        /** All parts that are not refused. */
        REFUSED_PARTS,
        /** Nothing but the suspension: what is refused cannot be told from the rest. */
        ALL_BUT_SUSPENSION
    }

    /** How every request begins. */
    public static final LeftOut NOTHING = new LeftOut(Stage.NOTHING, List.of());

    public LeftOut {
        refused = List.copyOf(refused);
    }

    public boolean isPartial() {
        return stage != Stage.NOTHING;
    }

    public boolean isAllButSuspension() {
        return stage == Stage.ALL_BUT_SUSPENSION;
    }

    /** The paths whose values stay as they are. */
    Set<String> paths() {
        return refused.stream().map(RefusedPart::path).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the next attempt leaves out; empty if nothing more can be left out. Ends after as many steps as there are paths. */
    public Optional<LeftOut> after(ScimProblem problem) {
        if (isAllButSuspension()) {
            return Optional.empty();
        }
        Set<String> more = new TreeSet<>(problem.paths());
        more.removeAll(paths());
        List<RefusedPart> all = new ArrayList<>(refused);
        more.forEach(path -> all.add(RefusedPart.of(path, problem)));
        if (!more.isEmpty() || (stage == Stage.NOTHING && problem.paths().isEmpty())) {
            return Optional.of(new LeftOut(Stage.REFUSED_PARTS, all));
        }
        all.add(RefusedPart.of("", problem));
        return Optional.of(new LeftOut(Stage.ALL_BUT_SUSPENSION, all));
    }
}
