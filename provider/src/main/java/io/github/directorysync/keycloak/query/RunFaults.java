package io.github.directorysync.keycloak.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The faults of one run of background work, by the realm or directory in which they happened. A fault in one does not hold up
 * the others: it is kept until the end of the run, and that one has no further turn in it.
 */
public final class RunFaults {

    private final Map<String, RuntimeException> faults = new LinkedHashMap<>();

    /**
     * Gives a turn to the work in one place, unless it has failed in this run.
     *
     * @param place the id of a realm or directory
     * @param turn does some work, and returns whether there may be more
     * @return whether there may be more
     */
    public boolean turn(String place, BooleanSupplier turn) {
        if (faults.containsKey(place)) {
            return false;
        }
        try {
            return turn.getAsBoolean();
        } catch (RuntimeException fault) {
            faults.put(place, fault);
            return false;
        }
    }

    /** Throws the first fault with the others as suppressed ones; nothing if there is none. */
    public void raise() {
        faults.values().stream()
                .reduce((first, further) -> {
                    first.addSuppressed(further);
                    return first;
                })
                .ifPresent(first -> {
                    throw first;
                });
    }
}
