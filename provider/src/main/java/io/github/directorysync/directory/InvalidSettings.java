package io.github.directorysync.directory;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One or more settings or request fields are invalid. Each fault names the field and the expected form. */
public final class InvalidSettings extends RuntimeException {

    private final transient List<SettingFault> faults;

    /** An invalid field, and a sentence that gives the expected form. */
    public record SettingFault(String field, String message) {}

    public InvalidSettings(String key, String message) {
        this(List.of(new SettingFault(key, message)));
    }

    /**
     * Reports several faults at once.
     *
     * @param faults at least one
     */
    public InvalidSettings(List<SettingFault> faults) {
        super(faults.stream().map(SettingFault::message).collect(Collectors.joining(" ")), null, false, false);
        this.faults = List.copyOf(faults);
    }

    /** The first invalid setting, by its key in the component's configuration. */
    public String key() {
        return faults.get(0).field();
    }

    public List<SettingFault> faults() {
        return faults;
    }

    /** The same faults with other field names. */
    public InvalidSettings renamed(UnaryOperator<String> name) {
        return new InvalidSettings(faults.stream()
                .map(fault -> new SettingFault(name.apply(fault.field()), fault.message()))
                .toList());
    }
}
