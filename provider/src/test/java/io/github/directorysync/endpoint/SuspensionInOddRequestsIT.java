package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.OnPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests with a suspension that are unusual in form: the account is suspended, unless the whole request is refused. */
@ExtendWith(OnPostgres.Shared.class)
class SuspensionInOddRequestsIT extends RefusedAttributesScenario {

    SuspensionInOddRequestsIT(OnPostgres server) {
        super(server.keycloak(), "suspension-in-odd-requests");
    }

    @Test
    void by_patch_with_many_refused_values_unreadable_operations_and_contradicting_parameters_at_once() {
        String leaver = leaver();
        String token = tokens.refreshToken(LEAVER);
        List<Map<String, ?>> operations = new ArrayList<>();
        refused().forEach(each -> operations.add(ScimBody.operation("replace", (String) each.get()[0], each.get()[1])));
        operations.add(ScimBody.operation("replace", "active", false));
        operations.add(ScimBody.operation("replace", "id", "another"));
        operations.add(ScimBody.operation("replace", "emails[type eq", "x"));
        operations.add(ScimBody.operation("exchange", "title", "x"));
        operations.add(ScimBody.operation("replace", "active", ""));

        Answer answer = directory.scim().patch("/Users/" + leaver + "?count=1&count=2", ScimBody.patch(operations));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertOut(leaver, token);
        assertThat(leftOut("patch-user").findValuesAsText("path"))
                .contains("name.familyName", "userName", "emails", "id", "title");
    }

    @Test
    void by_an_operation_of_a_bulk_request_whatever_it_refers_to() {
        String leaver = leaver();
        String token = tokens.refreshToken(LEAVER);
        Map<String, ?> data = ScimBody.patch(List.of(
                ScimBody.operation("replace", "active", false),
                ScimBody.operation("replace", "manager", "bulkId:nobody"),
                ScimBody.operation("replace", "externalId", "e-other")));

        Answer answer = directory
                .scim()
                .post(
                        "/Bulk",
                        ScimBody.bulk(List.of(Map.of("method", "PATCH", "path", "/Users/" + leaver, "data", data))));

        assertThat(answer.json().at("/Operations/0/status").asText()).isEqualTo("200");
        assertOut(leaver, token);
    }

    @Test
    void a_wrong_version_an_unreadable_body_or_a_request_without_a_suspension_is_refused_as_usual() {
        String leaver = leaver();

        assertThat(directory
                        .scim()
                        .with("If-Match", "W/\"77\"")
                        .patch("/Users/" + leaver, ScimBody.patch("replace", "active", false))
                        .status())
                .isEqualTo(412);
        assertThat(directory
                        .scim()
                        .patch("/Users/" + leaver, "{\"Operations\": [{\"op\"")
                        .status())
                .isEqualTo(400);
        assertThat(patch(leaver, List.of(ScimBody.operation("replace", "externalId", "e-other")))
                        .status())
                .isEqualTo(409);
        assertThat(patch(
                                leaver,
                                List.of(
                                        ScimBody.operation("replace", "externalId", "e-other"),
                                        ScimBody.operation("replace", "active", true)))
                        .status())
                .isEqualTo(409);
        assertThat(tokens.enabled(leaver)).isTrue();
    }
}
