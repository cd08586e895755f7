package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A value that stands where a name should stand, in a path, a filter or an address, comes into no log. */
@WithKeycloak
class RefusedValuesIT {

    private static final String REALM = "refused-values";
    private static final String SECRET = "Tr0ub4dor-and-3";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;
    private final String user;
    private final int logged;

    RefusedValuesIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
        user = directory.user("ann@example.com");
        logged = keycloak.log().length();
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void no_value_of_a_refused_path_filter_address_or_body_is_in_the_servers_log_or_the_activity_log() {
        List<Answer> answers = new ArrayList<>();
        String quoted = "\"" + SECRET + "\"";
        for (String path : List.of(
                "password eq " + quoted,
                "PASSWORD eq " + SECRET,
                "password " + SECRET,
                "password eq \"" + SECRET,
                "emails[value eq " + quoted + "]",
                "emails[value eq " + quoted + "].nothing",
                "emails[type eq \"work\" and value eq " + quoted + "].value.more",
                "nothing[value eq " + quoted + "]",
                "urn:ietf:params:scim:schemas:core:2.0:User:password eq " + quoted)) {
            answers.add(patch(Map.of("op", "replace", "path", path, "value", "x")));
            answers.add(patch(Map.of("op", "remove", "Path", path)));
            answers.add(patch(Map.of("op", "replace", "value", Map.of(path, "x"))));
            if (path.toLowerCase(Locale.ROOT).contains("password")) {
                // What other filters compare with is what the log of a look-up is for.
                answers.add(scim().get("/Users?filter=" + Http.encoded(path)));
                answers.add(scim().post("/Users/.search", Map.of("filter", path)));
            }
            answers.add(scim().get("/Users/" + Http.encoded(path).replace("+", "%20")));
            answers.add(scim().delete("/Users/" + Http.encoded(path).replace("+", "%20")));
            answers.add(scim().get("/" + Http.encoded(path).replace("+", "%20")));
            answers.add(scim().get("/Users?sortBy=" + Http.encoded(path)));
            answers.add(scim().get("/Users?attributes=" + Http.encoded(path)));
            answers.add(scim().post(
                            "/Bulk",
                            Map.of(
                                    "schemas",
                                    List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                    "Operations",
                                    List.of(Map.of(
                                            "method",
                                            "PATCH",
                                            "path",
                                            "/Users/" + user,
                                            "data",
                                            body(Map.of("op", "replace", "path", path, "value", "x")))))));
        }
        for (String body :
                List.of(SECRET, "{\"password\": " + SECRET + "}", "{\"password\": \"" + SECRET, "{" + SECRET)) {
            answers.add(scim().post("/Users", body));
            answers.add(scim().send("PATCH", "/Users/" + user, body));
        }

        assertThat(answers).allMatch(answer -> answer.status() < 500);
        // Reads are written within a second; what came after them shows that they are.
        directory
                .scim()
                .get("/Users?filter=" + Http.encoded("userName eq \"the-last-one\""))
                .ok();
        String activity = activityWith("the-last-one");
        assertThat(activity).contains("patch-user", "\"problem\"").doesNotContain("Tr0ub4dor");
        assertThat(keycloak.log().substring(logged)).doesNotContain("Tr0ub4dor");
    }

    private String activityWith(String last) {
        String[] seen = {""};
        Waiting.until(() -> {
            seen[0] = export();
            return seen[0].contains(last);
        });
        return seen[0];
    }

    private String export() {
        return new ActivityEntries(directory).exported();
    }

    private Answer patch(Map<String, ?> operation) {
        return scim().send("PATCH", "/Users/" + user, body(operation));
    }

    private static Map<String, ?> body(Map<String, ?> operation) {
        return Map.of(
                "schemas", List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"), "Operations", List.of(operation));
    }

    private Http scim() {
        return directory.scim();
    }
}
