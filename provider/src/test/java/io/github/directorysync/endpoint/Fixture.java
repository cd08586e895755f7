package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        new Expectation(expect).check(answer, text -> filled(text, placeholders));
        for (JsonNode then : expect.path("then")) {
            new Expectation(then).check(send(base, then, placeholders), text -> filled(text, placeholders));
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
}
