package io.github.directorysync.scim;

import java.util.ArrayList;
import java.util.List;

/** How a refused part of a request is handled: usually the whole request is refused, otherwise the part is left out. */
public final class Refusals {

    private static final Refusals OF_THE_WHOLE = new Refusals(false);

    private final boolean leaveOut;
    private final List<RefusedPart> parts = new ArrayList<>();

    private Refusals(boolean leaveOut) {
        this.leaveOut = leaveOut;
    }

    /** A refused part fails the whole request. */
    public static Refusals ofTheWhole() {
        return OF_THE_WHOLE;
    }

    /** Refused parts are left out and collected. */
    public static Refusals ofParts() {
        return new Refusals(true);
    }

    public boolean leaveOut() {
        return leaveOut;
    }

    /**
     * Handles a refused part.
     *
     * @throws ScimProblem the given problem, if it fails the whole request
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
