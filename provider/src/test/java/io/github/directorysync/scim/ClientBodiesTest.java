package io.github.directorysync.scim;

import static io.github.directorysync.scim.ScimExamples.ADMINS;
import static io.github.directorysync.scim.ScimExamples.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.resource.Patched;
import io.github.directorysync.scim.resource.ScimGroup;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.schema.ResourceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bodies of the client fixtures, as resources and as PATCH requests. */
class ClientBodiesTest {

    @ParameterizedTest
    @MethodSource("fixtures")
    void every_body_that_a_known_client_sends_is_understood_or_refused(Path fixture) throws IOException {
        for (JsonNode body : ScimJson.object(Files.readString(fixture, UTF_8)).findValues("body")) {
            if (body instanceof ObjectNode sent) {
                Refused.orDone(() -> ScimUser.sent(ResourceSchema.USER, sent));
                Refused.orDone(() -> ScimGroup.sent(sent));
                Refused.orDone(() -> Patched.user(ALICE, ResourceSchema.USER, sent));
                Refused.orDone(() -> Patched.group(ADMINS, sent));
            }
        }
    }

    static List<Path> fixtures() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/fixtures"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
