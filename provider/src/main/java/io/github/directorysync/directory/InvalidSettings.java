package io.github.directorysync.directory;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One or more settings or request fields are invalid. Each fault names the field and the expected form. */
public final class InvalidSettings extends RuntimeException {

    private final transient List<Fault> faults;

    /** An invalid field, and a sentence that gives the expected form. */
    public record Fault(String field, String message) {}

    public InvalidSettings(String key, String message) {
        this(List.of(new Fault(key, message)));
    }

    /**
     * Reports several faults at once.
     *
     * @param faults at least one
     */
    public InvalidSettings(List<Fault> faults) {
        super(faults.stream().map(Fault::message).collect(Collectors.joining(" ")), null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** The first invalid setting, by its key in the component's configuration. */
    public String key() {
        return faults.get(0).field();
    }

    public List<Fault> faults() {
        return faults;
    }

    /** The same faults with other field names. */
    public InvalidSettings renamed(UnaryOperator<String> name) {
        return new InvalidSettings(faults.stream()
                .map(fault -> new Fault(name.apply(fault.field()), fault.message()))
                .toList());
    }
}
