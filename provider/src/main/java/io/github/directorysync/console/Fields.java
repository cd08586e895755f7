package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.KnownNames;
import io.github.directorysync.directory.settings.PlainText;
import io.github.directorysync.keycloak.query.ServerTime;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the fields of a {@link JsonBody} one by one. {@code null} and white space count as empty. A wrong value is
 * added to the faults and read as empty.
 *
 * @param place the path of this object in the body, such as {@code roles[2].}; empty for the body itself
 * @param known the names of all permitted fields
 */
public record Fields(JsonNode object, String place, Set<String> known, Faults faults) {

    private static final int LONGEST_TIME = 40;

    /** Adds a fault for every unknown field, with the known name that was probably meant. */
    void requireKnown() {
        KnownNames names = new KnownNames(known);
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                fault(field, names.refusal("field", field));
            }
        });
    }

    /** Adds a fault for the field. */
    public void fault(String field, String message) {
        faults.add(place + field, message);
    }

    public boolean has(String field) {
        return node(field).isMissingNode() == false;
    }

    /** The raw value of the field; a missing node if it was not sent. */
    public JsonNode node(String field) {
        if (!known.contains(field)) {
            throw new IllegalArgumentException("The field " + field + " is read, but not declared");
        }
        return object.path(field);
    }

    private boolean isNothing(String field) {
        return node(field).isMissingNode() || node(field).isNull();
    }

    /** A required text. */
    public String text(String field, int longest) {
        Optional<String> text = optionalText(field, longest);
        if (text.isEmpty()) {
            fault(field, "The field " + field + " must not be empty.");
        }
        return text.orElse("");
    }

    public Optional<String> optionalText(String field, int longest) {
        if (isNothing(field)) {
            return Optional.empty();
        }
        if (!node(field).isTextual()) {
            fault(field, "The field " + field + " must be text.");
            return Optional.empty();
        }
        String text = node(field).asText().strip();
        if (text.length() > longest) {
            fault(field, "The field " + field + " must have at most " + longest + " characters.");
        } else if (!PlainText.is(text)) {
            fault(field, "The field " + field + " must be one line without control characters.");
        } else if (!text.isEmpty()) {
            return Optional.of(text);
        }
        return Optional.empty();
    }

    public Optional<Integer> optionalNumber(String field, int least, int most) {
        if (isNothing(field)) {
            return Optional.empty();
        }
        JsonNode value = node(field);
        boolean fits = value.isIntegralNumber()
                && value.bigIntegerValue().compareTo(BigInteger.valueOf(least)) >= 0
                && value.bigIntegerValue().compareTo(BigInteger.valueOf(most)) <= 0;
        if (!fits) {
            fault(field, "The field " + field + " must be a whole number from " + least + " to " + most + ".");
        }
        return fits ? Optional.of(value.asInt()) : Optional.empty();
    }

    public boolean flag(String field, boolean otherwise) {
        if (isNothing(field)) {
            return otherwise;
        }
        if (!node(field).isBoolean()) {
            fault(field, "The field " + field + " must be true or false.");
            return otherwise;
        }
        return node(field).asBoolean();
    }

    /** A list of texts; empty if the field was not sent. */
    public List<String> texts(String field, int most) {
        if (isNothing(field)) {
            return List.of();
        }
        JsonNode value = node(field);
        List<String> texts = new ArrayList<>();
        value.forEach(each -> {
            if (each.isTextual() && PlainText.is(each.asText())) {
                texts.add(each.asText());
            }
        });
        if (!value.isArray() || texts.size() < value.size() || value.size() > most) {
            fault(field, "The field " + field + " must be a list of at most " + most + " texts of one line.");
            return List.of();
        }
        return List.copyOf(texts);
    }

    /** A moment in the future, in ISO 8601. */
    Optional<Instant> optionalMoment(String field) {
        Optional<Instant> moment = optionalText(field, LONGEST_TIME)
                .map(text -> faults.read(
                        () -> Times.moment(place + field, text),
                        ServerTime.now().plusSeconds(1)));
        if (moment.filter(at -> !at.isAfter(ServerTime.now())).isPresent()) {
            fault(field, Times.notToCome(field));
        }
        return moment;
    }

    /** A duration within bounds, in ISO 8601, such as {@code P90D} or {@code PT5M}. */
    public Optional<Duration> optionalDuration(String field, Duration least, Duration most) {
        return optionalText(field, LONGEST_TIME)
                .map(text -> faults.read(() -> Times.duration(place + field, text, least, most), least));
    }

    /** Reads an object in a field; nothing is read if the field was not sent or is {@code null}. */
    public void object(String field, Set<String> knownThere, Consumer<Fields> read) {
        if (isNothing(field)) {
            return;
        }
        if (!node(field).isObject()) {
            fault(field, "The field " + field + " must be an object.");
            return;
        }
        Fields fields = new Fields(node(field), place + field + ".", knownThere, faults);
        fields.requireKnown();
        read.accept(fields);
    }

    /** A list of objects, each read by {@code read}; empty if the field was not sent. */
    public <T> List<T> each(String field, int most, Set<String> knownThere, Function<Fields, T> read) {
        if (isNothing(field)) {
            return List.of();
        }
        JsonNode value = node(field);
        if (!value.isArray() || value.size() > most) {
            fault(field, "The field " + field + " must be a list of at most " + most + " objects.");
            return List.of();
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String there = field + "[" + i + "]";
            if (value.get(i).isObject()) {
                Fields fields = new Fields(value.get(i), place + there + ".", knownThere, faults);
                fields.requireKnown();
                faults.check(() -> all.add(read.apply(fields)));
            } else {
                fault(there, "Each of " + field + " must be an object.");
            }
        }
        return all;
    }
}
