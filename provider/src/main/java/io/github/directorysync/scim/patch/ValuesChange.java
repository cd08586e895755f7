package io.github.directorysync.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.filter.Matching;
import io.github.directorysync.scim.filter.ScimFilter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Applies one PATCH operation to a list of simple values, such as {@code badges}. Values are distinct. */
record ValuesChange(PatchOperation operation, ArrayNode list) {

    void apply() {
        Set<JsonNode> values = new LinkedHashSet<>();
        list.forEach(values::add);
        operation.target().filter().ifPresentOrElse(filter -> changeMatching(filter, values), () -> change(values));
        if (values.size() > Limits.LIST_VALUES) {
            String name = operation.target().attribute().name();
            throw ScimProblem.invalidValue(name + " has more than " + Limits.LIST_VALUES + " values.");
        }
        list.removeAll();
        list.addAll(values);
    }

    private void change(Set<JsonNode> values) {
        List<JsonNode> sent = sent();
        switch (operation.kind()) {
            case REPLACE -> {
                values.clear();
                values.addAll(sent);
            }
            case ADD -> values.addAll(sent);
            case REMOVE -> {
                if (operation.value().isMissingNode() || operation.value().isNull()) {
                    values.clear();
                }
                sent.forEach(values::remove);
            }
        }
    }

    private void changeMatching(ScimFilter filter, Set<JsonNode> values) {
        boolean met = values.removeIf(value -> Matching.matchesElement(filter, value));
        if (operation.removes()) {
            return;
        }
        if (!met) {
            throw ScimProblem.noTarget("No value matches the filter of the path.");
        }
        values.addAll(sent());
    }

    private List<JsonNode> sent() {
        List<JsonNode> sent = new ArrayList<>();
        Coercion.of(operation.target().attribute(), operation.value())
                .orElseGet(JsonNodeFactory.instance::arrayNode)
                .forEach(sent::add);
        return sent;
    }
}
