package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.directorysync.directory.Faults;
import io.github.directorysync.directory.InvalidSettings;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that a caller has sent. Reading it requires the names of all permitted fields: unknown ones are
 * refused together with all other faults.
 */
public record JsonBody(JsonNode body) {

    /** The body of a request in which every field is optional. */
    static final JsonBody EMPTY = new JsonBody(JsonNodeFactory.instance.objectNode());

    public JsonBody {
        if (!body.isObject()) {
            throw new InvalidSettings("body", "The body must be a JSON object.");
        }
    }

    /** The sent object; an empty body is an empty object. */
    static JsonBody of(@Nullable JsonNode sent) {
        return new JsonBody(sent == null ? MissingNode.getInstance() : sent);
    }

    /**
     * Reads the fields.
     *
     * @param known the names of all fields that may be there
     * @param reader reads the value of each; must not change anything, as it goes on after the first fault
     * @throws InvalidSettings with every field that is unknown or wrong
     */
    public <T> T read(Set<String> known, Function<Fields, T> reader) {
        Faults faults = new Faults();
        Fields fields = new Fields(body, "", known, faults);
        // First, as a misspelt field name is often the reason why a required field is missing.
        fields.requireKnown();
        @Nullable T read = null;
        try {
            read = reader.apply(fields);
        } catch (InvalidSettings invalid) {
            faults.add(invalid);
        }
        faults.raise();
        return Objects.requireNonNull(read);
    }

    /** Refuses a request without a body, if every field is optional but a missing body would be a mistake. */
    public JsonBody requireSent() {
        if (equals(EMPTY)) {
            throw new InvalidSettings("body", "The body must say what is to change.");
        }
        return this;
    }

    /** Requires an empty object. */
    public void requireEmpty() {
        read(Set.of(), fields -> true);
    }
}
