package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The pages know both APIs by {@code themes/src/main/ui/api/types.ts}, which is generated from the OpenAPI documents;
 * {@code -Dapi.types.write} writes it anew. A field that changes shows itself here first, then in the type check of the
 * pages.
 */
class ApiTypesTest {

    private static final Path FILE = Path.of("../themes/src/main/ui/api/types.ts");

    @Test
    void the_types_of_the_pages_are_those_of_the_openapi_documents() throws IOException {
        String generated = generated();
        if (System.getProperty("api.types.write") != null) {
            Files.writeString(FILE, generated);
        }
        assertThat(Files.readString(FILE))
                .as("mvn -o test -Dtest=ApiTypesTest -Dapi.types.write writes it anew")
                .isEqualTo(generated);
    }

    private static String generated() {
        TypeScriptTypes admin = new TypeScriptTypes(OpenApi.document());
        TypeScriptTypes portal = new TypeScriptTypes(OpenApi.portal());
        Map<String, String> schemas = new TreeMap<>(portal.schemas());
        schemas.putAll(admin.schemas());
        StringBuilder text =
                new StringBuilder("// Generated from the OpenAPI documents by ApiTypesTest; not edited.\n");
        text.append("\n/** Fields that are sent change; null resets one. */\n")
                .append("export type Patch<T> = { [K in keyof T]?: T[K] | null | undefined };\n");
        schemas.values().forEach(schema -> text.append('\n').append(schema));
        return text.append('\n')
                .append(admin.operations("AdminOperations"))
                .append('\n')
                .append(portal.operations("PortalOperations"))
                .toString();
    }
}
