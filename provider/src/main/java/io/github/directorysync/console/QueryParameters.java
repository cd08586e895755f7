package io.github.directorysync.console;

import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.KnownNames;
import io.github.directorysync.keycloak.apps.AppLadder;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters. An invalid value is added to the faults and read as if the parameter were missing. Parameters
 * that are not in the OpenAPI document have been refused before: see {@link KnownParameters}.
 */
public record QueryParameters(Caller caller, MultivaluedMap<String, String> parameters, Faults faults) {

    private static final int LONGEST = 255;
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    /**
     * Reads the parameters of the request.
     *
     * @throws InvalidSettings with every invalid one
     */
    public static <T> T read(Caller caller, Function<QueryParameters, T> reader) {
        Faults faults = new Faults();
        QueryParameters asked = new QueryParameters(
                caller, caller.session().getContext().getUri().getQueryParameters(), faults);
        @Nullable T read = null;
        try {
            read = reader.apply(asked);
        } catch (InvalidSettings invalid) {
            faults.add(invalid);
        }
        faults.raise();
        return Objects.requireNonNull(read);
    }

    /** The page of a list, by {@code first} and {@code max}. */
    public PageRequest slice() {
        return new PageRequest(
                number("first", 0, Integer.MAX_VALUE).orElse(0),
                number("max", 1, MOST).orElse(USUAL));
    }

    /** The order of a list, by {@code sort}: one of these fields, descending with a hyphen before it. */
    public Sorting sort(String otherwise, List<String> fields) {
        String written = text("sort").orElse(otherwise);
        boolean descending = written.startsWith("-");
        String field = descending ? written.substring(1) : written;
        if (!fields.contains(field)) {
            faults.add("sort", new KnownNames(fields).refusal("field to sort by", field));
        }
        return new Sorting(field, descending);
    }

    /**
     * The parameter {@code app}.
     *
     * @throws InvalidSettings if there is no such app
     */
    public Optional<AppLadder> optionalApp() {
        Optional<String> asked = text("app");
        if (asked.isEmpty() && !caller.seesEveryApp()) {
            throw unsaid();
        }
        return asked.map(
                id -> caller.app(id).orElseThrow(() -> new InvalidSettings("app", "The realm has no app " + id + ".")));
    }

    public AppLadder app() {
        return optionalApp().orElseThrow(QueryParameters::unsaid);
    }

    private static InvalidSettings unsaid() {
        return new InvalidSettings("app", "The parameter app says whose roles are meant.");
    }

    /** The trimmed value; empty if there is none. */
    public Optional<String> text(String name) {
        return sent(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The value as it was sent, possibly empty. */
    public Optional<String> sent(String name) {
        return Optional.ofNullable(parameters.getFirst(name)).filter(text -> {
            boolean fits = text.length() <= LONGEST && text.indexOf('\0') < 0;
            if (!fits) {
                faults.add(name, name + " must have at most " + LONGEST + " characters.");
            }
            return fits;
        });
    }

    public Optional<Boolean> flag(String name) {
        return oneOf(name, Map.of("true", true, "false", false));
    }

    /** The value that one of these words stands for. */
    <T> Optional<T> oneOf(String name, Map<String, T> words) {
        Optional<String> written = text(name);
        Optional<T> found = written.flatMap(word -> Optional.ofNullable(words.get(word)));
        if (written.isPresent() && found.isEmpty()) {
            faults.add(name, name + " must be one of " + String.join(", ", words.keySet()) + ".");
        }
        return found;
    }

    /** A constant of an enum, by the word that {@code word} writes for it. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, E[] values, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        List.of(values).forEach(value -> words.put(word.apply(value), value));
        return oneOf(name, words);
    }

    /** The state that is asked for; empty for any. */
    public <E extends Enum<E>> Optional<E> state(E[] states, E usual) {
        Map<String, Optional<E>> words = new LinkedHashMap<>();
        List.of(states).forEach(state -> words.put(state.name().toLowerCase(Locale.ROOT), Optional.of(state)));
        words.put("any", Optional.empty());
        return oneOf("state", words).orElse(Optional.of(usual));
    }

    public Optional<Instant> moment(String name) {
        Optional<String> written = text(name);
        return written.flatMap(
                text -> faults.read(() -> Optional.of(Times.moment(name, text)), Optional.<Instant>empty()));
    }

    /** A duration within bounds, in ISO 8601. */
    public Optional<Duration> duration(String name, Duration least, Duration most) {
        return text(name).map(text -> faults.read(() -> Times.duration(name, text, least, most), least));
    }

    /** A whole number within bounds. */
    public Optional<Integer> number(String name, int least, int most) {
        return text(name).flatMap(text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException notANumber) {
                // Refused below, like a number out of bounds.
            }
            faults.add(name, name + " must be a whole number from " + least + " to " + most + ".");
            return Optional.empty();
        });
    }
}
