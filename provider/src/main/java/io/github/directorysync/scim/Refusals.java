package io.github.directorysync.scim;

import java.util.ArrayList;
import java.util.List;

/** What happens to a part of a request that is refused: usually the whole request is refused, else the part is left out. */
public final class Refusals {

    private static final Refusals OF_THE_WHOLE = new Refusals(false);

    private final boolean leaveOut;
    private final List<RefusedPart> parts = new ArrayList<>();

    private Refusals(boolean leaveOut) {
        this.leaveOut = leaveOut;
    }

    /** One refused part refuses the request. */
    public static Refusals ofTheWhole() {
        return OF_THE_WHOLE;
    }

    /** Refused parts are left out and remembered. */
    public static Refusals ofParts() {
        return new Refusals(true);
    }

    public boolean leaveOut() {
        return leaveOut;
    }

    /**
     * A part is refused.
     *
     * @throws ScimProblem the same, if that refuses the whole request
     */
    public void add(String path, ScimProblem problem) {
        if (!leaveOut) {
            throw problem;
        }
        parts.add(RefusedPart.of(path, problem));
    }

    public List<RefusedPart> parts() {
        return List.copyOf(parts);
    }
}
