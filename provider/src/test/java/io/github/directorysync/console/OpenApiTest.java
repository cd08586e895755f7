package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.admin.AdminResource;
import io.github.directorysync.console.portal.PublicResource;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"");

    static List<JsonNode> documents() {
        return List.of(OpenApi.document(), OpenApi.portal());
    }

    @Test
    void every_part_is_put_in() throws IOException {
        try (Stream<java.nio.file.Path> files =
                Files.list(java.nio.file.Path.of("src/main/resources/io/github/directorysync/console/openapi"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .allMatch(name -> Set.of("base", "portal").contains(name) || OpenApi.PARTS.contains(name));
        }
    }

    @Test
    void what_is_described_is_what_there_is() {
        assertDescribed(AdminResource.class, OpenApi.document());
        assertDescribed(PublicResource.class, OpenApi.portal());
    }

    private static void assertDescribed(Class<?> resource, JsonNode document) {
        Set<String> there = new TreeSet<>();
        collect(resource, "", there);

        Set<String> described = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described).isEqualTo(there);
    }

    @ParameterizedTest(name = "document {index}")
    @MethodSource("documents")
    void every_parameter_of_a_path_is_described(JsonNode document) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    Set<String> named = new TreeSet<>();
                    for (JsonNode parameter : operation.getValue().path("parameters")) {
                        JsonNode whole = resolved(document, parameter);
                        if (whole.path("in").asText().equals("path")) {
                            named.add(whole.path("name").asText());
                        }
                    }
                    assertThat(named)
                            .as(operation.getKey() + " " + path.getKey())
                            .isEqualTo(PARAMETER
                                    .matcher(path.getKey())
                                    .results()
                                    .map(found -> found.group(1))
                                    .collect(Collectors.toCollection(TreeSet::new)));
                }));
    }

    @ParameterizedTest(name = "document {index}")
    @MethodSource("documents")
    void every_reference_leads_somewhere(JsonNode document) {
        Matcher references = REFERENCE.matcher(document.toString());

        assertThat(references.results().map(found -> found.group(1)).distinct())
                .isNotEmpty()
                .allMatch(reference -> !document.at(reference).isMissingNode());
    }

    /** Types are generated of the documents: what has no name there has none in the console. */
    @ParameterizedTest(name = "document {index}")
    @MethodSource("documents")
    void every_answer_and_every_object_in_it_has_a_name(JsonNode document) {
        Set<String> nameless = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .findValues("schema")
                                .forEach(schema ->
                                        nameless(schema, operation.getKey() + " " + path.getKey(), nameless))));
        document.at("/components/schemas").properties().forEach(schema -> {
            schema.getValue().path("properties").forEach(part -> nameless(part, schema.getKey(), nameless));
            schema.getValue()
                    .path("allOf")
                    .forEach(whole ->
                            whole.path("properties").forEach(part -> nameless(part, schema.getKey(), nameless)));
        });

        assertThat(nameless).isEmpty();
    }

    private static void nameless(JsonNode schema, String where, Set<String> found) {
        if (schema.has("properties") || schema.path("items").has("properties")) {
            found.add(where + ": " + schema);
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static void collect(Class<?> resource, String base, Set<String> found) {
        for (Method method : resource.getDeclaredMethods()) {
            String path = Optional.ofNullable(method.getAnnotation(Path.class))
                    .map(written -> base + "/" + written.value())
                    .orElse(base)
                    .replaceAll("\\{(\\w+):[^}]*}", "{$1}");
            Optional<String> verb = Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .flatMap(Stream::ofNullable)
                    .map(HttpMethod::value)
                    .findFirst();
            // The HTML of the pages is no part of an API.
            Produces produces = method.getAnnotation(Produces.class);
            if (produces != null && List.of(produces.value()).contains(MediaType.TEXT_HTML)) {
                continue;
            }
            if (verb.isPresent()) {
                found.add(verb.get() + " " + path);
            } else if (method.isAnnotationPresent(Path.class)) {
                collect(method.getReturnType(), path, found);
            }
        }
    }
}
