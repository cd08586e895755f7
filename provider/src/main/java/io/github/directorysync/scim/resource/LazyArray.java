package io.github.directorysync.scim.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An array of a response that is never in memory as a whole: each element is made when it is written. In a tree it is the
 * value of a {@link POJONode}.
 */
public final class LazyArray implements JsonSerializable {

    private final ReferenceList references;
    private final Function<Reference, JsonNode> element;

    LazyArray(ReferenceList references, Function<Reference, JsonNode> element) {
        this.references = references;
        this.element = element;
    }

    /** The array that this node stands for, if it does. */
    public static Optional<LazyArray> in(JsonNode node) {
        return node instanceof POJONode lazy && lazy.getPojo() instanceof LazyArray array
                ? Optional.of(array)
                : Optional.empty();
    }

    JsonNode node() {
        return JsonNodeFactory.instance.pojoNode(this);
    }

    /** The same array with its elements changed. */
    public JsonNode with(UnaryOperator<JsonNode> changed) {
        return new LazyArray(references, reference -> changed.apply(element.apply(reference))).node();
    }

    /**
     * The same array with its elements changed.
     *
     * @param changed makes an element of the one here and the one at its place in {@code other}
     */
    public JsonNode with(LazyArray other, BinaryOperator<JsonNode> changed) {
        return new LazyArray(
                        references,
                        reference -> changed.apply(element.apply(reference), other.element.apply(reference)))
                .node();
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeStartArray(this);
        for (Reference reference : references.first()) {
            element.apply(reference).serialize(json, serializers);
        }
        if (references.rest().isPresent()) {
            for (Reference reference : references.rest().get()) {
                element.apply(reference).serialize(json, serializers);
            }
        }
        json.writeEndArray();
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(json, serializers);
    }
}
