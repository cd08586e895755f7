package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one operation of a PATCH makes of the elements of a multi-valued attribute. Sent again, it changes nothing. */
record ListChange(PatchOperation operation, ArrayNode list) {

    /** Each is compared with each, so there is an end to it. No person has so many of anything. */
    private static final int MOST = 1_000;

    void apply() {
        if (operation.target().filter().isPresent()) {
            applyToMatching(operation.target().filter().get());
        } else if (operation.target().place().sub().isPresent()) {
            applyToEach();
        } else {
            applyToAll();
        }
        dropEmptyElements();
    }

    private void applyToAll() {
        ArrayNode sent = (ArrayNode) Coercion.of(operation.target().attribute(), operation.value())
                .orElseGet(JsonNodeFactory.instance::arrayNode);
        requireFew(sent);
        switch (operation.kind()) {
            case REPLACE -> {
                list.removeAll();
                list.addAll(sent);
                Primary.keepFirst(list);
            }
            case ADD -> sent.forEach(element -> add((ObjectNode) element));
            case REMOVE -> {
                if (operation.value().isMissingNode() || operation.value().isNull()) {
                    list.removeAll();
                }
                sent.forEach(this::removeLike);
            }
        }
    }

    /** Members are many, but no list: they are changed as deltas. */
    private void requireFew(ArrayNode sent) {
        String name = operation.target().attribute().name();
        if (!name.equals("members") && list.size() + sent.size() > MOST) {
            throw ScimProblem.invalidValue(name + " has more than " + MOST + " values.");
        }
    }

    private void add(ObjectNode element) {
        int at = 0;
        while (at < list.size() && !isSame(list.get(at), element)) {
            at++;
        }
        if (at < list.size()) {
            ((ObjectNode) list.get(at)).setAll(element);
        } else {
            list.add(element);
        }
        Primary.keepOnly(list, at);
    }

    /** The same value of the same type, or of none in particular, is one element, whatever else is said of it. */
    private static boolean isSame(JsonNode present, ObjectNode element) {
        return present.equals(element)
                || (element.hasNonNull("value")
                        && present.path("value").equals(element.path("value"))
                        && (!element.has("type") || present.path("type").equals(element.path("type"))));
    }

    private void removeLike(JsonNode element) {
        for (int i = list.size() - 1; i >= 0; i--) {
            JsonNode present = list.get(i);
            if (present.equals(element)
                    || (element.hasNonNull("value") && present.path("value").equals(element.get("value")))) {
                list.remove(i);
            }
        }
    }

    private void applyToEach() {
        if (list.isEmpty() && !operation.removes()) {
            list.addObject();
        }
        list.forEach(element -> operation.setPart((ObjectNode) element));
        Primary.keepFirst(list);
    }

    private void applyToMatching(ScimFilter filter) {
        boolean met = false;
        for (int i = list.size() - 1; i >= 0; i--) {
            if (Matching.matchesElement(filter, list.get(i))) {
                met = true;
                changeAt(i);
            }
        }
        if (!met && !operation.removes()) {
            ObjectNode element = Described.by(filter);
            change(element);
            // What is not what its filter wanted, and has no value to be known by, would be made anew whenever it is
            // sent.
            if (element.has("value") || Matching.matchesElement(filter, element)) {
                add(element);
            }
        }
    }

    private void changeAt(int i) {
        if (operation.removes() && operation.target().place().sub().isEmpty()) {
            list.remove(i);
        } else {
            change((ObjectNode) list.get(i));
            Primary.keepOnly(list, i);
        }
    }

    private void change(ObjectNode element) {
        if (operation.target().place().sub().isPresent()) {
            operation.setPart(element);
            return;
        }
        if (operation.kind() == PatchOperation.Kind.REPLACE) {
            // RFC 7644 §3.5.2.3 replaces the whole element: half of an old address would not do. It stays the same one.
            element.retain("value", "type", "primary");
        }
        Coercion.parts(operation.target().attribute(), operation.value())
                .forEach((part, wanted) -> PatchOperation.set(element, part, wanted));
    }

    /** An element of which no more than its label is left, say {@code {"type": "work"}}, says nothing. */
    private void dropEmptyElements() {
        for (int i = list.size() - 1; i >= 0; i--) {
            ObjectNode rest = ((ObjectNode) list.get(i)).deepCopy();
            rest.remove("type");
            rest.remove("primary");
            if (rest.isEmpty()) {
                list.remove(i);
            }
        }
    }
}
