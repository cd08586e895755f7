package io.github.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between the project's documents: each relative link leads to a file, and each anchor to a heading. */
class DocumentLinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href|srcset)=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

    @ParameterizedTest
    @MethodSource("documents")
    void every_relative_link_leads_to_a_file_and_to_a_heading(Path document) throws IOException {
        Set<String> broken = new TreeSet<>();
        for (String link : links(document)) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
            if (!Files.exists(target) || !hasAnchor(target, parts)) {
                broken.add(link);
            }
        }

        assertThat(broken).as(ROOT.relativize(document).toString()).isEmpty();
    }

    @Test
    void every_page_is_reached_by_links_from_the_readme() throws IOException {
        Set<Path> reached = new HashSet<>();
        Deque<Path> open = new ArrayDeque<>(List.of(ROOT.resolve("README.md")));
        while (!open.isEmpty()) {
            Path document = open.pop();
            if (reached.add(document) && document.toString().endsWith(".md") && Files.exists(document)) {
                for (String link : links(document)) {
                    open.push(document.resolveSibling(link.split("#", 2)[0]).normalize());
                }
            }
        }

        assertThat(reached).containsAll(documents());
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.concat(top, docs), Stream.of(ROOT.resolve("provider/README.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean hasAnchor(Path target, String[] parts) throws IOException {
        return parts.length == 1 || anchors(Files.readString(target)).contains(parts[1]);
    }

    /** Those that do not leave the project. */
    private static List<String> links(Path document) throws IOException {
        String text = FENCE.matcher(Files.readString(document)).replaceAll("");
        return LINK.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** The anchors that GitHub makes of headings: a second one of the same words ends with -1. */
    private static Set<String> anchors(String text) {
        Map<String, Integer> times = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(FENCE.matcher(text).replaceAll("")).results().forEach(heading -> {
            String slug = heading.group(1)
                    .replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = times.merge(slug, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? slug : slug + "-" + before);
        });
        return anchors;
    }
}
