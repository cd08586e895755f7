package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a password that a directory sends. */
@WithKeycloak
class PasswordIT {

    private static final String REALM = "passwords";
    private static final String SECRET = "a-secret-that-nobody-else-has-1";
    private static final String NEXT = "a-secret-that-nobody-else-has-2";
    private static final String SHORT = "zu-kurz";

    private final KeycloakServer keycloak;
    private final TestDirectory setting;
    private final TestDirectory ignoring;

    PasswordIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        Map<String, Object> realm = new HashMap<>();
        realm.put("realm", REALM);
        realm.put("passwordPolicy", "length(12) and passwordHistory(3)");
        realm.put("eventsEnabled", true);
        realm.put("adminEventsEnabled", true);
        realm.put("adminEventsDetailsEnabled", true);
        keycloak.admin().put("/" + REALM, realm).ok();
        setting = TestDirectory.in(keycloak, REALM, Map.of("set-passwords", List.of("true")));
        ignoring = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        setting.close();
        ignoring.close();
    }

    @Test
    void where_the_directory_may_set_it_people_sign_in_with_it() {
        String id = created(setting, "alice").createdId();
        assertThat(signIn("alice", SECRET)).isEqualTo(200);

        setting.scim()
                .patch(
                        "/Users/" + id,
                        Map.of("Operations", List.of(Map.of("op", "replace", "value", Map.of("password", NEXT)))))
                .ok();

        assertThat(signIn("alice", SECRET)).isNotEqualTo(200);
        assertThat(signIn("alice", NEXT)).isEqualTo(200);
    }

    @Test
    void where_it_may_not_it_is_ignored() {
        String id = created(ignoring, "bob").createdId();

        Answer patched = ignoring.scim().patch("/Users/" + id, replaced(SHORT));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().at("/meta/version").asText()).isEqualTo("W/\"0\"");
        assertThat(signIn("bob", SECRET)).isNotEqualTo(200);
        assertThat(keycloak.admin()
                        .get("/" + REALM + "/users/" + id + "/credentials")
                        .json())
                .isEmpty();
    }

    @Test
    void what_the_realms_policy_refuses_is_refused_without_the_value_and_nothing_is_changed() {
        String id = created(setting, "carol").createdId();

        Answer patched = setting.scim()
                .patch(
                        "/Users/" + id,
                        Map.of(
                                "Operations",
                                List.of(
                                        Map.of("op", "replace", "path", "title", "value", "Dr"),
                                        Map.of("op", "replace", "path", "password", "value", SHORT))));
        Answer posted = setting.scim().post("/Users", Map.of("userName", "dave", "password", SHORT));

        for (Answer answer : List.of(patched, posted)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("scimType").asText()).isEqualTo("invalidValue");
            assertThat(answer.body()).contains("invalidPasswordMinLength").doesNotContain(SHORT);
        }
        assertThat(setting.get("/Users/" + id).has("title")).isFalse();
        assertThat(setting.get("/Users").path("totalResults").asInt()).isEqualTo(1);
        assertThat(signIn("carol", SECRET)).isEqualTo(200);
    }

    @Test
    void the_same_password_again_does_not_meet_the_policy_that_forbids_former_ones() {
        String id = created(setting, "erin").createdId();

        assertThat(setting.scim().patch("/Users/" + id, replaced(SECRET)).status())
                .isEqualTo(200);
    }

    @Test
    void it_is_in_no_answer_no_event_and_no_log() {
        for (TestDirectory directory : List.of(setting, ignoring)) {
            Answer created = created(directory, "frank-of-" + directory.alias());
            String id = created.createdId();
            Answer patched = directory.scim().patch("/Users/" + id, replaced(NEXT));
            Answer refused = directory.scim().patch("/Users/" + id, replaced(SHORT));
            String read = directory.get("/Users/" + id + "?attributes=password").toString()
                    + directory.get("/Users/" + id)
                    + directory.scim().get("/Users?filter=password%20pr").body();

            for (String secret : List.of(SECRET, NEXT, SHORT)) {
                assertThat(created.body() + patched.body() + refused.body() + read)
                        .doesNotContain(secret);
                assertThat(keycloak.admin().get("/" + REALM + "/admin-events").body())
                        .doesNotContain(secret);
                assertThat(keycloak.admin().get("/" + REALM + "/events").body()).doesNotContain(secret);
                assertThat(keycloak.admin().get("/" + REALM + "/users/" + id).body())
                        .doesNotContain(secret);
                assertThat(keycloak.log()).doesNotContain(secret);
            }
        }
    }

    private static Answer created(TestDirectory directory, String userName) {
        return directory
                .scim()
                .post(
                        "/Users",
                        Map.of(
                                "userName",
                                userName,
                                "password",
                                SECRET,
                                "name",
                                Map.of("givenName", "Given", "familyName", "Family"),
                                "emails",
                                List.of(Map.of("value", userName + "@example.com"))));
    }

    private static Map<String, ?> replaced(String password) {
        return Map.of("Operations", List.of(Map.of("op", "replace", "path", "password", "value", password)));
    }

    private int signIn(String userName, String password) {
        return keycloak.http()
                .form(
                        "/realms/" + REALM + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                userName,
                                "password",
                                password))
                .status();
    }
}
