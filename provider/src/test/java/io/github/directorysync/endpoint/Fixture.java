package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What one identity provider sends in one situation, and what it has to be answered. */
record Fixture(String file, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Fixture read(Path path) {
        try {
            return new Fixture(
                    path.getFileName().toString().replace(".json", ""), JSON.readTree(Files.readString(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sentence: who does what. */
    String behaviour() {
        return json.path("client").asText() + ": " + json.path("name").asText() + " (" + file + ")";
    }

    /** Of the directory: the kind of its client, and what {@code setup.directory} says besides. */
    Map<String, List<String>> settings() {
        Map<String, List<String>> settings = new HashMap<>();
        String client = json.path("client").asText();
        if (DirectorySettings.KINDS.contains(client)) {
            settings.put(DirectorySettings.KIND, List.of(client));
        }
        setup().path("directory")
                .properties()
                .forEach(setting -> settings.put(
                        setting.getKey(),
                        StreamSupport.stream(setting.getValue().spliterator(), false)
                                .map(JsonNode::asText)
                                .toList()));
        return settings;
    }

    JsonNode setup() {
        return json.path("setup");
    }

    JsonNode roleScenario() {
        return json.path("expect").path("roleScenario");
    }

    /** Sends the request and whatever follows it, and checks every answer. */
    void play(Http base, Map<String, String> placeholders) {
        JsonNode request = json.path("request");
        JsonNode expect = json.path("expect");
        Answer answer = send(base, request, placeholders);
        check(answer, expect, placeholders);
        for (JsonNode then : expect.path("then")) {
            check(send(base, then, placeholders), then, placeholders);
        }
    }

    private static Answer send(Http base, JsonNode request, Map<String, String> placeholders) {
        String path = filled(request.path("path").asText(), placeholders);
        // Keycloak's token endpoint is not below the SCIM base URL.
        Http http = path.startsWith("http") ? Http.at("") : base;
        if (!request.has("headers")) {
            http = http.bearer(placeholders.getOrDefault("token", ""));
        }
        for (Map.Entry<String, JsonNode> header : request.path("headers").properties()) {
            http = http.with(header.getKey(), filled(header.getValue().asText(), placeholders));
        }
        JsonNode body = request.path("body");
        if (body.isNull() || body.isMissingNode()) {
            return request.path("method").asText().equals("DELETE") ? http.delete(path) : http.get(path);
        }
        return http.send(
                request.path("method").asText(),
                path,
                filled(body.isTextual() ? body.asText() : body.toString(), placeholders));
    }

    private static String filled(String text, Map<String, String> placeholders) {
        String filled = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return filled;
    }

    private void check(Answer answer, JsonNode expect, Map<String, String> placeholders) {
        JsonNode status = expect.path("status");
        List<Integer> allowed = new ArrayList<>();
        if (status.isArray()) {
            status.forEach(each -> allowed.add(each.asInt()));
        } else {
            allowed.add(status.asInt());
        }
        assertThat(allowed).as("%s, body %s", answer.request(), answer.body()).contains(answer.status());
        for (JsonNode check : expect.path("checks")) {
            check(answer, check, filled(check.toString(), placeholders));
        }
    }

    private void check(Answer answer, JsonNode check, String filled) {
        JsonNode wanted = parsed(filled);
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
                case "absent" -> assertThat(found).as(told).allMatch(Fixture::isEmpty);
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

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
