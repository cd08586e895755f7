package io.github.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names that the documents tell operators (tables, metrics, command-line options, attributes, roles, events) are in the code. */
class DocumentedNamesTest {

    @Test
    void every_table_is_in_the_change_log() throws IOException {
        assertThat(unknown("\\b(DS_[A-Z_]*[A-Z])\\b", name -> "tableName=\"" + name + "\""))
                .isEmpty();
    }

    @Test
    void every_table_is_dropped_by_the_commands_of_the_operators_page() throws IOException {
        String page = Files.readString(Path.of("../docs/operate.md"));
        String dropped = page.substring(page.indexOf("drop table"), page.indexOf("DATABASECHANGELOG_DIRECTORYS;"));
        Set<String> made = Pattern.compile("createTable tableName=\"(DS_[A-Z_]+)\"")
                .matcher(textOf(Path.of("src/main/resources/META-INF"), ".xml"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(made).isNotEmpty().allSatisfy(table -> assertThat(dropped).contains(table + ","));
    }

    @Test
    void every_metric_is_registered() throws IOException {
        assertThat(unknown(
                        "\\b(directory_sync_[a-z_]+)",
                        name -> '"'
                                + name.replaceAll("_(seconds(_count|_sum|_max)?|total)$", "")
                                        .replace('_', '.')
                                + '"'))
                .isEmpty();
    }

    @Test
    void every_command_line_option_names_an_spi_and_a_provider() throws IOException {
        assertThat(unknown("--spi-([a-z-]+?)--", name -> '"' + name + '"')).isEmpty();
        assertThat(unknown("--spi-[a-z-]+?--([a-z-]+?)--", name -> '"' + name + '"'))
                .isEmpty();
        assertThat(unknown("(?m)^\\| `([a-z-]+)` \\| \\d+ \\|", name -> '"' + name + '"'))
                .as("background work in docs/operate.md")
                .isEmpty();
    }

    @Test
    void every_attribute_and_role_of_directory_sync_is_in_the_code() throws IOException {
        assertThat(unknown("`(directory-sync[.-][a-z][a-z.-]*[a-z])`", name -> '"' + name + '"'))
                .isEmpty();
    }

    @Test
    void every_admin_event_is_in_the_code() throws IOException {
        assertThat(unknown(
                        "`((?:DIRECTORY|APP|SETUP|SIGN_IN|ROLE|GROUP_ROLE|ATTRIBUTE)(?:_[A-Z]+)*)`",
                        name -> '"' + name + '"'))
                .isEmpty();
    }

    /** What the group of this pattern finds in a document and, as the code writes it, is not in the sources. */
    private static Set<String> unknown(String form, UnaryOperator<String> inTheCode) throws IOException {
        String sources = textOf(Path.of("src/main"), ".java") + textOf(Path.of("src/main"), ".xml");
        String documents = textOf(Path.of("../docs"), ".md") + Files.readString(Path.of("../README.md"));
        Set<String> unknown = new TreeSet<>();
        Pattern.compile(form).matcher(documents).results().forEach(found -> {
            if (!sources.contains(inTheCode.apply(found.group(1)))) {
                unknown.add(found.group(1));
            }
        });
        return unknown;
    }

    private static String textOf(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(DocumentedNamesTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
