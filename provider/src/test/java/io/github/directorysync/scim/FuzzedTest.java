package io.github.directorysync.scim;

import io.github.directorysync.scim.schema.Fuzzed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The seeds of the fuzzer, and what it has found, so that it is tried every time. */
class FuzzedTest {

    private static final Path SEEDS = Path.of("src/test/resources/fuzz");

    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "filter", Fuzzed.Filter::fuzzerTestOneInput,
            "path", Fuzzed.Path::fuzzerTestOneInput,
            "patch", Fuzzed.Patch::fuzzerTestOneInput,
            "resource", Fuzzed.Resource::fuzzerTestOneInput,
            "search", Fuzzed.Search::fuzzerTestOneInput,
            "bulk", Fuzzed.Bulk::fuzzerTestOneInput);

    @TestFactory
    Stream<DynamicTest> every_seed_is_understood_or_refused() {
        return TARGETS.entrySet().stream()
                .flatMap(target -> seeds(SEEDS.resolve(target.getKey()))
                        .map(seed -> DynamicTest.dynamicTest(
                                SEEDS.relativize(seed).toString(),
                                () -> target.getValue().accept(Files.readAllBytes(seed)))));
    }

    private static Stream<Path> seeds(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
