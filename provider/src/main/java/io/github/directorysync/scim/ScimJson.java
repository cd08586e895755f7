package io.github.directorysync.scim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;

/** Parses and writes JSON. Text that is not JSON is refused with a SCIM error. */
public final class ScimJson {

    private static final int DEEPEST = 64;

    /**
     * Does not intern or cache names: Jackson would keep 12,000 of up to 50,000 characters each, and clients choose them.
     */
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(Limits.JSON_TOKENS)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScimJson() {}

    /**
     * Parses a request body or a stored document.
     *
     * @throws ScimProblem 400 invalidSyntax if it is not one JSON object
     */
    public static ObjectNode object(String text) {
        if (read(text) instanceof ObjectNode object) {
            return object;
        }
        throw ScimProblem.invalidSyntax("The body must be a JSON object.");
    }

    /** Reads a JSON file from the package of {@code neighbour} on the class path. */
    public static ObjectNode resource(Class<?> neighbour, String name) {
        try (InputStream in = Objects.requireNonNull(neighbour.getResourceAsStream(name), name)) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the JSON in UTF-8, and flushes the stream. */
    public static void write(JsonNode node, OutputStream out) throws IOException {
        MAPPER.writeValue(out, node);
    }

    /** In UTF-8, without a string in between. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part of Jackson's message about the start of an incomplete value, which does not help a client. */
    private static final Pattern POSITION = Pattern.compile(" \\(start marker ");

    private static JsonNode read(String text) {
        try {
            return JsonReader.read(MAPPER.getFactory(), text);
        } catch (JsonProcessingException e) {
            throw ScimProblem.invalidSyntax("The body is not JSON: " + POSITION.split(e.getOriginalMessage(), 2)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
