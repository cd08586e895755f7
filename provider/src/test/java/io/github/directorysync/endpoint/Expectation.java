package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** The status of an answer, and the checks of its headers and body, as a fixture describes them. */
record Expectation(JsonNode json) {

    /** Fails unless the answer is as expected, where {@code filled} puts values in place of placeholders. */
    void check(Answer answer, UnaryOperator<String> filled) {
        JsonNode status = json.path("status");
        List<Integer> allowed = new ArrayList<>();
        if (status.isArray()) {
            status.forEach(each -> allowed.add(each.asInt()));
        } else {
            allowed.add(status.asInt());
        }
        assertThat(allowed).as("%s, body %s", answer.request(), answer.body()).contains(answer.status());
        for (JsonNode check : json.path("checks")) {
            check(answer, check, filled.apply(check.toString()));
        }
    }

    private static void check(Answer answer, JsonNode check, String filled) {
        JsonNode wanted = Http.read(filled);
        String told = check + " in " + answer.body();
        if (check.has("header")) {
            assertThat(answer.header(check.path("header").asText()).orElse(""))
                    .as(told)
                    .containsPattern(wanted.path("matches").asText());
            return;
        }
        List<JsonNode> found = at(answer.json(), check.path("pointer").asText());
        wanted.properties().forEach(field -> {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "pointer" -> {}
                case "equals" -> assertThat(found).as(told).containsExactly(value);
                case "notEquals" -> assertThat(found).as(told).doesNotContain(value);
                case "absent" -> assertThat(found).as(told).allMatch(Expectation::isEmpty);
                case "contains" -> assertThat(flat(found)).as(told).contains(value);
                case "notContains" -> assertThat(flat(found)).as(told).doesNotContain(value);
                case "length" -> assertThat(flat(found)).as(told).hasSize(value.asInt());
                case "minLength" -> assertThat(flat(found)).as(told).hasSizeGreaterThanOrEqualTo(value.asInt());
                case "type" -> assertThat(found).as(told).singleElement().matches(node -> isOf(value.asText(), node));
                case "between" ->
                    assertThat(found)
                            .as(told)
                            .singleElement()
                            .satisfies(number -> assertThat(number.asInt())
                                    .isBetween(
                                            value.path(0).asInt(), value.path(1).asInt()));
                default -> throw new AssertionError("An unknown check: " + field.getKey());
            }
        });
    }

    private static boolean isOf(String type, JsonNode node) {
        return switch (type) {
            case "string" -> node.isTextual();
            case "boolean" -> node.isBoolean();
            case "integer" -> node.isIntegralNumber();
            case "number" -> node.isNumber();
            case "array" -> node.isArray();
            case "object" -> node.isObject();
            default -> throw new AssertionError("An unknown type: " + type);
        };
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || node.asText("x").isEmpty();
    }

    private static List<JsonNode> flat(List<JsonNode> found) {
        return found.stream()
                .flatMap(node ->
                        node.isArray() ? StreamSupport.stream(node.spliterator(), false) : List.of(node).stream())
                .toList();
    }

    private static List<JsonNode> at(JsonNode document, String pointer) {
        List<JsonNode> found = List.of(document);
        for (String step : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                if (name.equals("*")) {
                    node.forEach(next::add);
                } else {
                    JsonNode child = node.isArray() && name.matches("\\d+")
                            ? node.path(Integer.parseInt(name))
                            : node.path(name);
                    if (!child.isMissingNode()) {
                        next.add(child);
                    }
                }
            }
            found = next;
        }
        return found;
    }
}
