package io.github.directorysync.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Collects all validation errors of a request, so that one response names them all. Only the first fault of a field is kept,
 * because later ones are often its consequences.
 */
public final class Faults {

    private final Map<String, String> found = new LinkedHashMap<>();

    public void add(String field, String message) {
        found.putIfAbsent(field, message);
    }

    public void add(InvalidSettings invalid) {
        invalid.faults().forEach(fault -> add(fault.field(), fault.message()));
    }

    /** Returns what is read; if that fails, records the fault and returns {@code otherwise}. */
    public <T> T read(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (InvalidSettings invalid) {
            add(invalid);
            return otherwise;
        }
    }

    /** Runs a check and records the fault if it fails. */
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
     * Throws if any fault was recorded.
     *
     * @throws InvalidSettings with all recorded faults
     */
    public void raise() {
        if (!found.isEmpty()) {
            throw new InvalidSettings(found.entrySet().stream()
                    .map(fault -> new InvalidSettings.SettingFault(fault.getKey(), fault.getValue()))
                    .toList());
        }
    }
}
