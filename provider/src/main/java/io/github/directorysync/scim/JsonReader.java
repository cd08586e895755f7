package io.github.directorysync.scim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Reads JSON into a tree like Jackson's own reader, but keeps the original text of numbers with a fraction or an exponent.
 * The factory limits the nesting and the number of digits.
 */
record JsonReader(JsonParser parser) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static JsonNode read(JsonFactory factory, String text) throws IOException {
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                return MissingNode.getInstance();
            }
            JsonNode whole = new JsonReader(parser).whole();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "Something stands behind its end");
            }
            return whole;
        }
    }

    private JsonNode whole() throws IOException {
        try {
            return node();
        } catch (StreamConstraintsException e) {
            if (parser.currentTokenCount() > Limits.JSON_TOKENS) {
                throw ScimProblem.tooMany("The body has more than " + Limits.JSON_TOKENS
                        + " names, values, brackets and braces. Send it in smaller parts.");
            }
            throw e;
        }
    }

    private JsonNode node() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.set(name, node());
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(node());
        }
        return array;
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    /** Reading the number makes the parser check the number of digits. */
    private JsonNode decimal() throws IOException {
        parser.getDoubleValue();
        return new SentDecimal(parser.getText());
    }
}
