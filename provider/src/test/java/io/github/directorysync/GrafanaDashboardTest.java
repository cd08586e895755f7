package io.github.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/grafana-dashboard.json} asks for metrics that there are, and shows all of ours. */
class GrafanaDashboardTest {

    private static final Pattern METRIC = Pattern.compile("\\b((?:directory_sync|agroal|jvm|process)_[a-z_]+)");
    private static final Pattern REGISTERED = Pattern.compile("\"(directory\\.sync\\.[a-z.]+)\"");

    /** Those of Keycloak that the dashboard needs: they were seen on its management port. */
    private static final Set<String> OF_KEYCLOAK = Set.of(
            "agroal_active_count",
            "agroal_awaiting_count",
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "process_cpu_usage");

    private static JsonNode dashboard;
    private static Set<String> registered;

    @BeforeAll
    static void read() throws IOException {
        dashboard = new ObjectMapper()
                .readTree(Path.of("../docs/grafana-dashboard.json").toFile());
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            StringBuilder sources = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.append(Files.readString(file));
            }
            registered = REGISTERED
                    .matcher(sources)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void every_query_asks_for_a_metric_that_there_is() {
        assertThat(queries())
                .isNotEmpty()
                .allSatisfy(query -> assertThat(METRIC.matcher(query)
                                .results()
                                .map(found -> found.group(1))
                                .toList())
                        .isNotEmpty()
                        .allMatch(name -> OF_KEYCLOAK.contains(name) || registered.contains(registeredAs(name))));
    }

    @Test
    void every_metric_of_ours_is_shown() {
        Set<String> shown = queries().stream()
                .flatMap(query -> METRIC.matcher(query).results().map(found -> registeredAs(found.group(1))))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).containsAll(registered);
    }

    @Test
    void panels_have_ids_of_their_own_and_lie_beside_each_other() {
        List<String> cells = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        dashboard.path("panels").forEach(panel -> {
            ids.add(panel.path("id").asInt());
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    cells.add((place.path("x").asInt() + x) + "/"
                            + (place.path("y").asInt() + y));
                }
            }
        });

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        assertThat(cells).doesNotHaveDuplicates();
    }

    private static List<String> queries() {
        return Stream.concat(
                        dashboard.findValuesAsText("expr").stream(), dashboard.findValuesAsText("definition").stream())
                .toList();
    }

    /** The name in the code of what Prometheus is shown: units and kinds are added to it. */
    private static String registeredAs(String shown) {
        return shown.replaceAll("_(seconds(_count|_sum|_max)?|total)$", "").replace('_', '.');
    }
}
