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
import java.util.function.Function;

/**
 * The fields of a {@link JsonBody}, read one by one. {@code null} and white space mean "nothing". What is wrong is collected,
 * and read as nothing.
 *
 * @param place of this object in the whole body, such as {@code roles[2].}; empty for the body itself
 * @param known the names of all fields that may be there
 */
public record Fields(JsonNode object, String place, Set<String> known, Faults faults) {

    private static final int LONGEST_TIME = 40;

    /** Says of every unknown field which one was probably meant. */
    void requireKnown() {
        KnownNames names = new KnownNames(known);
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                fault(field, names.refusal("field", field));
            }
        });
    }

    /** Refuses a field for a reason of its reader's. */
    public void fault(String field, String message) {
        faults.add(place + field, message);
    }

    public boolean has(String field) {
        return node(field).isMissingNode() == false;
    }

    /** The field as it was sent; a missing node if it was not. */
    public JsonNode node(String field) {
        if (!known.contains(field)) {
            throw new IllegalArgumentException("The field " + field + " is read, but not declared");
        }
        return object.path(field);
    }

    private boolean isNothing(String field) {
        return node(field).isMissingNode() || node(field).isNull();
    }

    /** A text that has to be there. */
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

    /** A list of texts; empty if the field is not there. */
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

    /** A moment to come, written in ISO 8601. */
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

    /** A length of time, written in ISO 8601 such as {@code P90D} or {@code PT5M}, within bounds. */
    public Optional<Duration> optionalDuration(String field, Duration least, Duration most) {
        return optionalText(field, LONGEST_TIME)
                .map(text -> faults.read(() -> Times.duration(place + field, text, least, most), least));
    }

    /** A list of objects, each read in the same way; empty if the field is not there. */
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
