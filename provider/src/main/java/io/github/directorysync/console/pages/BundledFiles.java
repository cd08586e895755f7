package io.github.directorysync.console.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.theme.Theme;

/**
 * The names that the build gave to the files of the pages. Each contains a hash of the file's content, since Keycloak
 * lets browsers keep theme resources for a month at an address that stays the same when this JAR is exchanged.
 *
 * @param names from the source file, such as {@code console.tsx}, to the bundled one
 */
record BundledFiles(Map<String, String> names) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "ui/";

    private static volatile @Nullable BundledFiles cached;

    /** The files, read once where Keycloak caches themes, and each time where it does not, as in development. */
    static BundledFiles of(Theme theme) throws IOException {
        BundledFiles known = cached;
        if (known == null || !Config.scope("theme").getBoolean("cacheThemes", true)) {
            known = read(theme);
            cached = known;
        }
        return known;
    }

    private static BundledFiles read(Theme theme) throws IOException {
        try (InputStream built = theme.getResourceAsStream(FOLDER + "built.json")) {
            if (built == null) {
                throw new IllegalStateException("The theme has no pages in it: build the module themes first");
            }
            Map<String, String> names = new HashMap<>();
            for (Map.Entry<String, JsonNode> output :
                    JSON.readTree(built).path("outputs").properties()) {
                String source = output.getValue().path("entryPoint").asText();
                if (!source.isEmpty()) {
                    names.put(source, output.getKey().substring(output.getKey().lastIndexOf('/') + 1));
                }
            }
            return new BundledFiles(Map.copyOf(names));
        }
    }

    /**
     * The path of a file below the theme's resources.
     *
     * @param source its name in {@code themes/src/main/ui}
     */
    String path(String source) {
        String name = names.get(source);
        if (name == null) {
            throw new IllegalStateException("The build has no " + source + ", only " + names.keySet());
        }
        return FOLDER + name;
    }
}
