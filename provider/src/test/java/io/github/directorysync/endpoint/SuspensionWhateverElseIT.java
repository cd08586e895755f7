package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.OnPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that deactivates a user suspends the account whatever else it holds; attributes with a refused value keep the old one. */
@ExtendWith(OnPostgres.Shared.class)
class SuspensionWhateverElseIT extends RefusedAttributesScenario {

    SuspensionWhateverElseIT(OnPostgres server) {
        super(server.keycloak(), "whatever-else");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void by_patch_with_a_refused_value(String attribute, Object value, String path, int status) {
        String leaver = leaver();
        String token = tokens.refreshToken(LEAVER);
        JsonNode before = directory.get("/Users/" + leaver);

        Answer answer = patch(
                leaver,
                List.of(
                        ScimBody.operation("add", "title", "Gone"),
                        ScimBody.operation("replace", attribute, value),
                        ScimBody.operation("replace", "active", "False")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertOut(leaver, token);
        assertThat(answer.json().path("title").asText()).isEqualTo("Gone");
        assertThat(answer.json().path("active").asBoolean()).isFalse();
        assertThat(answer.json().path("userName")).isEqualTo(before.path("userName"));
        assertThat(answer.json().path("externalId")).isEqualTo(before.path("externalId"));
        assertThat(answer.json().path("name")).isEqualTo(before.path("name"));
        assertThat(answer.json().path("emails")).isEqualTo(before.path("emails"));
        assertThat(leftOut("patch-user").at("/0/path").asText()).isEqualTo(path);
        assertThat(leftOut("patch-user").at("/0/status").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void by_put_with_a_refused_value(String attribute, Object value, String path, int status) {
        String leaver = leaver();
        String token = tokens.refreshToken(LEAVER);
        Map<String, Object> all = new HashMap<>(person());
        all.put("active", false);
        all.put("title", "Gone");
        all.put(
                attribute.equals("name.familyName") ? "name" : attribute,
                attribute.equals("name.familyName") ? Map.of("givenName", "Given", "familyName", value) : value);

        Answer answer = directory.scim().put("/Users/" + leaver, all);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertOut(leaver, token);
        assertThat(answer.json().path("title").asText()).isEqualTo("Gone");
        assertThat(answer.json().path("externalId").asText()).isEqualTo("e-leaver");
        assertThat(answer.json().at("/name/familyName").asText()).isEqualTo("Family");
        assertThat(answer.json().at("/emails/0/value").asText()).isEqualTo(LEAVER);
        assertThat(leftOut("replace-user").at("/0/path").asText()).isEqualTo(path);
        assertThat(leftOut("replace-user").at("/0/status").asInt()).isEqualTo(status);
    }
}
