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
 * The parts that are left out of a request that suspends a user, after an earlier attempt was refused for them. The
 * suspension is made whatever else the request contains: first everything is tried, then everything that was not refused,
 * and at last the suspension alone.
 *
 * @param stage how much of the request is tried
 * @param refused the parts that earlier attempts were refused for
 */
public record LeftOut(Stage stage, List<RefusedPart> refused) {

    /** How much of the request is tried. */
    public enum Stage {
        /** The whole request. */
        NOTHING,
        /** All parts that were not refused. */
        REFUSED_PARTS,
        /** Only the suspension, because the refused part cannot be isolated. */
        ALL_BUT_SUSPENSION
    }

    /** The first attempt of every request. */
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

    /** The paths whose values are not changed. */
    Set<String> paths() {
        return refused.stream().map(RefusedPart::path).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What the next attempt leaves out; empty if nothing more can be left out. There are at most as many attempts as paths.
     */
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
