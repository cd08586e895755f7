package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A directory whose profile rules are strict refuses what Keycloak's user profile refuses. */
@ExtendWith(OnPostgres.Shared.class)
class StrictProfileOnPostgresIT extends OddNamesScenario {

    StrictProfileOnPostgresIT(OnPostgres server) {
        super(server.keycloak(), "strict-profile");
    }

    @Test
    void a_strict_directory_refuses_what_the_profile_refuses() {
        acme.close();
        acme = TestDirectory.in(keycloak, realm, Map.of("profile-rules", List.of("strict")));

        for (Map<String, Object> each : List.of(
                person("o'brien@acme.test", "Ann", "ann@acme.test"),
                person("ann@acme.test", "Ann (Ops)", "ann@acme.test"),
                person("ann@acme.test", "Ann", "emailName357"))) {
            assertThat(acme.scim().post("/Users", each).status()).isEqualTo(400);
        }
        assertThat(acme.get("/Users").path("totalResults").asInt()).isZero();
    }

    @Test
    void a_user_made_before_the_directory_was_strict_can_be_changed_and_only_new_values_are_refused() {
        String id = acme.user(person("o'brien@acme.test", "A(B)", "notmail"));
        keycloak.admin()
                .signedIn()
                .patch("/admin/realms" + acme.adminPath(), Map.of("profileRules", "strict"))
                .ok();

        acme.scim()
                .patch("/Users/" + id, ScimBody.patch("replace", "title", "Clerk"))
                .ok();
        Map<String, Object> same = person("o'brien@acme.test", "A(B)", "notmail");
        same.put("title", "Chief");
        acme.scim().put("/Users/" + id, same).ok();

        assertThat(acme.get("/Users/" + id).path("title").asText()).isEqualTo("Chief");
        for (Map<String, ?> refused : List.of(
                ScimBody.patch("replace", "name.givenName", "A(C)"),
                ScimBody.patch("replace", "emails[primary eq true].value", "nomail"),
                ScimBody.patch("replace", "userName", "o'neill@acme.test"))) {
            assertThat(acme.scim().patch("/Users/" + id, refused).status()).isEqualTo(400);
        }
        assertThat(acme.get("/Users/" + id).at("/name/givenName").asText()).isEqualTo("A(B)");
    }
}
