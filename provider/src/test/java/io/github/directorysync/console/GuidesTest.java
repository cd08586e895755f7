package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guide of the set-up portal has all its texts in both languages, and a screen for the address and the token. */
class GuidesTest {

    private static final Path UI = Path.of("../themes/src/main/ui");

    /** Labels of the provider and values, as they are marked in texts. */
    private static final Pattern MARKED = Pattern.compile("\\*[^*]+\\*|`[^`]+`");

    @ParameterizedTest
    @MethodSource("guides")
    void every_text_is_there_in_both_languages_with_the_same_labels(Path file) throws IOException {
        JsonNode guide = new ObjectMapper().readTree(file.toFile());
        for (String key : keys(guide)) {
            String english = words("en").getProperty(key);
            String german = words("de").getProperty(key);
            assertThat(english).as(key).isNotBlank();
            assertThat(german).as(key).isNotBlank();
            assertThat(marked(german)).as(key).containsExactlyInAnyOrderElementsOf(marked(english));
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void it_says_where_the_address_and_the_token_go_and_when_it_was_checked(Path file) throws IOException {
        JsonNode guide = new ObjectMapper().readTree(file.toFile());
        assertThat(guide.path("id").asText() + ".json")
                .isEqualTo(file.getFileName().toString());
        assertThat(guide.path("checked").asText()).matches("20\\d\\d-\\d\\d-\\d\\d");
        assertThat(guide.path("connect").findValuesAsText("value")).contains("$url", "$token");
        assertThat(guide.findValues("traps")).anyMatch(traps -> !traps.isEmpty());
        assertThat(guide.path("send")).isNotEmpty();
    }

    private static Stream<Path> guides() throws IOException {
        try (Stream<Path> files = Files.list(UI.resolve("portal/guides"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static List<String> keys(JsonNode guide) {
        List<String> keys = new ArrayList<>();
        String own = "ds.guide." + guide.path("id").asText();
        Stream.of("", ".lead", ".first", ".nobody", ".noGroups").forEach(part -> keys.add(own + part));
        for (String phase : List.of("connect", "send")) {
            for (JsonNode step : guide.path(phase)) {
                String key = "ds.guide." + step.path("words").asText();
                keys.add(key);
                keys.add(key + ".text");
                step.path("traps").forEach(trap -> keys.add(key + ".trap." + trap.asText()));
            }
        }
        return keys;
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Stream<Path> files = Files.list(UI.resolve("words/" + language))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("guide-"))
                    .toList()) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    words.load(reader);
                }
            }
        }
        return words;
    }

    private static List<String> marked(String text) {
        return MARKED.matcher(text).results().map(MatchResult::group).toList();
    }
}
