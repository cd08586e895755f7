package io.github.directorysync.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Collects everything that is wrong with what somebody has sent, so that one answer names all of it. The first fault of a
 * field counts: those that follow are often its consequences.
 */
public final class Faults {

    private final Map<String, String> found = new LinkedHashMap<>();

    public void add(String field, String message) {
        found.putIfAbsent(field, message);
    }

    public void add(InvalidSettings invalid) {
        invalid.faults().forEach(fault -> add(fault.field(), fault.message()));
    }

    /** What is read, or {@code otherwise} if that is refused; the refusal is kept. */
    public <T> T read(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (InvalidSettings invalid) {
            add(invalid);
            return otherwise;
        }
    }

    /** Does the check; its refusal is kept. */
    public void check(Runnable check) {
        try {
            check.run();
        } catch (InvalidSettings invalid) {
            add(invalid);
        }
    }

    public boolean has(String field) {
        return found.containsKey(field);
    }

    /**
     * Refuses, if anything was found.
     *
     * @throws InvalidSettings with all of it
     */
    public void raise() {
        if (!found.isEmpty()) {
            throw new InvalidSettings(found.entrySet().stream()
                    .map(fault -> new InvalidSettings.Fault(fault.getKey(), fault.getValue()))
                    .toList());
        }
    }
}
