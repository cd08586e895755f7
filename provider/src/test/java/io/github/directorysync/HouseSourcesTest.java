package io.github.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiled classes do not show: how long the source files are. */
class HouseSourcesTest {

    private static final int LONGEST_FILE = 200;

    @Test
    void no_source_file_is_longer_than_200_lines() {
        Map<Path, Long> tooLong = new TreeMap<>();
        for (String sources : new String[] {"src/main/java", "src/test/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(sources))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                    long lines = lines(file);
                    if (lines > LONGEST_FILE) {
                        tooLong.put(file, lines);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
