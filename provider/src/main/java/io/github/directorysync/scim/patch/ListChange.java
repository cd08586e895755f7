package io.github.directorysync.scim.patch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.Matching;
import io.github.directorysync.scim.filter.ScimFilter;
import io.github.directorysync.scim.schema.Primary;

/** Applies one PATCH operation to the elements of a multi-valued attribute. Applying it again changes nothing. */
record ListChange(PatchOperation operation, ArrayNode list) {

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
            case ADD -> {
                ElementIndex index = new ElementIndex(list);
                sent.forEach(element -> index.add((ObjectNode) element));
            }
            case REMOVE -> {
                if (operation.value().isMissingNode() || operation.value().isNull()) {
                    list.removeAll();
                }
                new ElementIndex(sent).removeFrom(list);
            }
        }
    }

    /** Limits the values; {@code members} are exempt, because they are changed as deltas and not stored as a list. */
    private void requireFew(ArrayNode sent) {
        String name = operation.target().attribute().name();
        if (!name.equals("members") && list.size() + sent.size() > Limits.LIST_VALUES) {
            throw ScimProblem.invalidValue(name + " has more than " + Limits.LIST_VALUES + " values.");
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
        PrimaryFlags flags = new PrimaryFlags(list);
        for (int i = list.size() - 1; i >= 0; i--) {
            if (Matching.matchesElement(filter, list.get(i))) {
                met = true;
                changeAt(i, flags);
            }
        }
        if (!met && !operation.removes()) {
            ObjectNode element = ElementFromFilter.by(filter);
            change(element);
            // An element that does not match the filter and has no value would be created again each time the operation
            // is
            // sent.
            if (element.has("value") || Matching.matchesElement(filter, element)) {
                new ElementIndex(list).add(element);
            }
        }
    }

    private void changeAt(int i, PrimaryFlags flags) {
        if (operation.removes() && operation.target().place().sub().isEmpty()) {
            list.remove(i);
        } else {
            change((ObjectNode) list.get(i));
            flags.changed(i);
        }
    }

    private void change(ObjectNode element) {
        if (operation.target().place().sub().isPresent()) {
            operation.setPart(element);
            return;
        }
        if (operation.kind() == PatchOperation.PatchKind.REPLACE) {
            // RFC 7644 §3.5.2.3 replaces the whole element; its identity stays.
            element.retain("value", "type", "primary");
        }
        Coercion.parts(operation.target().attribute(), operation.value())
                .forEach((part, wanted) -> PatchOperation.set(element, part, wanted));
    }

    /** Removes elements that contain only a label, such as {@code {"type": "work"}}. */
    private void dropEmptyElements() {
        for (int i = list.size() - 1; i >= 0; i--) {
            ObjectNode element = (ObjectNode) list.get(i);
            int labels = (element.has("type") ? 1 : 0) + (element.has("primary") ? 1 : 0);
            if (element.size() == labels) {
                list.remove(i);
            }
        }
    }
}
