package io.github.directorysync.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A realm with its people, as {@code kc.sh export} writes it beside a server that runs. */
public final class WholeRealm {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private WholeRealm() {}

    /** Of a server that keeps its data where a second process can see it; not for containers. */
    public static JsonNode exported(TestDatabase database, String realm) {
        try {
            Path file = Files.createTempFile("realm", ".json");
            List<String> options =
                    new ArrayList<>(List.of("export", "--realm=" + realm, "--users=same_file", "--file=" + file));
            options.addAll(database.options());
            run(options);
            JsonNode exported = new ObjectMapper().readTree(file.toFile());
            Files.delete(file);
            return exported;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Into a database that a server uses, the people in files of their own, two in each. */
    public static void imported(TestDatabase database, Path directory) {
        List<String> options = new ArrayList<>(List.of("import", "--dir=" + directory));
        options.addAll(database.options());
        run(options);
    }

    private static void run(List<String> options) {
        try (Distribution process = Distribution.runBeside(options)) {
            Waiting.until(PATIENCE, () -> !process.alive());
            if (!process.log().contains(options.get(0).equals("export") ? "Export finished" : "Import finished")) {
                throw new IllegalStateException(process.log());
            }
        }
    }
}
