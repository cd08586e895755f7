package io.github.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/conformance.md} names only tests that there are. */
class ConformanceTest {

    private static final Path TABLE = Path.of("../docs/conformance.md");
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
    private static final Pattern FIXTURE = Pattern.compile("`([a-z0-9-]+\\.json)`");

    @ParameterizedTest
    @MethodSource("tests")
    void every_test_that_is_named_is_there(String type, String method) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.endsWith(type + ".java")).toList();
        }

        assertThat(files).as(type).hasSize(1);
        assertThat(Files.readString(files.get(0))).contains(" " + method + "(");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void every_fixture_that_is_named_is_there(String file) {
        assertThat(FIXTURES.resolve(file)).exists();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_row_names_a_test_or_says_what_is_missing(String row) {
        String[] cells = row.split(" \\| ", -1);
        String last = cells[cells.length - 1];

        assertThat(METHOD.matcher(last).find() || FIXTURE.matcher(last).find() || last.startsWith("not met"))
                .isTrue();
    }

    static List<String[]> tests() throws IOException {
        return METHOD.matcher(Files.readString(TABLE))
                .results()
                .map(found -> new String[] {found.group(1), found.group(2)})
                .toList();
    }

    static List<String> fixtures() throws IOException {
        return FIXTURE.matcher(Files.readString(TABLE))
                .results()
                .map(MatchResult::group)
                .map(quoted -> quoted.replace("`", ""))
                .toList();
    }

    static List<String> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| ") && !line.endsWith("| held by |"))
                .toList();
    }
}
