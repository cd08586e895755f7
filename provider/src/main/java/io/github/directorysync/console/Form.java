package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.directorysync.directory.InvalidSettings;
import io.github.directorysync.directory.PlainText;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a caller has filled in: a JSON object, read field by field. {@code null} and white space mean "nothing". */
record Form(JsonNode fields) {

    /** Where nothing has to be filled in. */
    static final Form EMPTY = new Form(JsonNodeFactory.instance.objectNode());

    private static final int LONGEST_MOMENT = 40;

    Form {
        if (!fields.isObject()) {
            throw new InvalidSettings("body", "The body must be a JSON object.");
        }
    }

    /** What was sent, where nothing is no object either. */
    static Form of(@Nullable JsonNode sent) {
        return new Form(sent == null ? MissingNode.getInstance() : sent);
    }

    boolean has(String field) {
        return fields.has(field);
    }

    String text(String field, int longest) {
        return optionalText(field, longest)
                .orElseThrow(() -> new InvalidSettings(field, "The field " + field + " must not be empty."));
    }

    Optional<String> optionalText(String field, int longest) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new InvalidSettings(field, "The field " + field + " must be text.");
        }
        String text = value.asText().strip();
        if (text.length() > longest) {
            throw new InvalidSettings(field, "The field " + field + " must have at most " + longest + " characters.");
        }
        if (!PlainText.is(text)) {
            throw new InvalidSettings(field, "The field " + field + " must be one line without control characters.");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    Optional<Integer> optionalNumber(String field, int least, int most) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        boolean fits = value.isIntegralNumber()
                && value.bigIntegerValue().compareTo(BigInteger.valueOf(least)) >= 0
                && value.bigIntegerValue().compareTo(BigInteger.valueOf(most)) <= 0;
        if (!fits) {
            throw new InvalidSettings(
                    field, "The field " + field + " must be a whole number from " + least + " to " + most + ".");
        }
        return Optional.of(value.asInt());
    }

    boolean flag(String field, boolean otherwise) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new InvalidSettings(field, "The field " + field + " must be true or false.");
        }
        return value.asBoolean();
    }

    /** A list of texts; empty if the field is not there. */
    List<String> texts(String field, int most) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> {
            if (each.isTextual() && PlainText.is(each.asText())) {
                texts.add(each.asText());
            }
        });
        if (!value.isArray() || texts.size() < value.size() || value.size() > most) {
            throw new InvalidSettings(
                    field, "The field " + field + " must be a list of at most " + most + " texts of one line.");
        }
        return List.copyOf(texts);
    }

    /** A moment to come, written in ISO 8601. */
    Optional<Instant> optionalMoment(String field) {
        return optionalText(field, LONGEST_MOMENT).map(text -> {
            try {
                Instant moment = OffsetDateTime.parse(text).toInstant();
                if (moment.isAfter(Instant.now())) {
                    return moment;
                }
            } catch (DateTimeParseException notAMoment) {
                // Said below, like a moment that is over.
            }
            throw new InvalidSettings(
                    field, "The field " + field + " must be a time to come, such as 2030-12-31T18:00:00Z.");
        });
    }

    /** A list of objects, each read in the same way; empty if the field is not there. */
    <T> List<T> each(String field, int most, Function<Form, T> read) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw new InvalidSettings(field, "The field " + field + " must be a list of at most " + most + " objects.");
        }
        List<T> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            try {
                all.add(read.apply(new Form(value.get(i))));
            } catch (InvalidSettings invalid) {
                throw new InvalidSettings(field + "[" + i + "]." + invalid.key(), String.valueOf(invalid.getMessage()));
            }
        }
        return all;
    }
}
