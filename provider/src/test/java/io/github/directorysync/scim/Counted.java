package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** JSON that counts how often its objects and lists are looked into. */
final class Counted extends JsonNodeFactory {

    private static final long serialVersionUID = 1;

    private final transient AtomicLong looks = new AtomicLong();

    long looks() {
        return looks.get();
    }

    /** A copy that counts. */
    ObjectNode of(ObjectNode json) {
        ObjectNode counted = objectNode();
        json.properties().forEach(field -> counted.set(field.getKey(), copy(field.getValue())));
        return counted;
    }

    private JsonNode copy(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return of(object);
        }
        ArrayNode list = arrayNode();
        json.forEach(element -> list.add(copy(element)));
        return json.isArray() ? list : json;
    }

    @Override
    public ObjectNode objectNode() {
        return new CountedObject(this);
    }

    @Override
    public ArrayNode arrayNode() {
        return new CountedList(this);
    }

    @SuppressWarnings("unchecked")
    private static final class CountedObject extends ObjectNode {

        private static final long serialVersionUID = 1;

        private final transient AtomicLong looks;

        CountedObject(Counted factory) {
            super(factory);
            looks = factory.looks;
        }

        @Override
        public JsonNode path(String name) {
            looks.incrementAndGet();
            return super.path(name);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            looks.incrementAndGet();
            return super.equals(other);
        }

        @Override
        public int hashCode() {
            looks.incrementAndGet();
            return super.hashCode();
        }
    }

    @SuppressWarnings("unchecked")
    private static final class CountedList extends ArrayNode {

        private static final long serialVersionUID = 1;

        private final transient AtomicLong looks;

        CountedList(Counted factory) {
            super(factory);
            looks = factory.looks;
        }

        @Override
        public JsonNode get(int at) {
            looks.incrementAndGet();
            return super.get(at);
        }

        @Override
        public Iterator<JsonNode> elements() {
            looks.addAndGet(size());
            return super.elements();
        }
    }
}
