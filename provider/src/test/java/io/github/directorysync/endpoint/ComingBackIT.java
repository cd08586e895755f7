package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody whom the directory has deactivated and sends anew by POST is the same user. */
@WithKeycloak
class ComingBackIT {

    private static final String REALM = "coming-back";
    private static final String NAME = "ann@example.com";

    private final KeycloakServer keycloak;
    private final AppTokens app;
    private final TestDirectory directory;

    ComingBackIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        app = new AppTokens(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void somebody_deactivated_who_is_posted_again_is_the_same_user_and_no_session_of_before_works() {
        String id = directory.user(person("e1", NAME));
        String group = directory.group("Admins", id);
        app.setPassword(id);
        String token = app.refreshToken(NAME);
        setActive(id, false);

        Map<String, Object> again = person("e1", "Ann@Example.com");
        again.put("title", "Clerk");
        Answer back = directory.scim().post("/Users", again);

        assertThat(back.status()).as(back.body()).isEqualTo(201);
        assertThat(back.header("Location").orElseThrow()).endsWith("/Users/" + id);
        assertThat(back.json().path("id").asText()).isEqualTo(id);
        assertThat(back.json().path("active").asBoolean()).isTrue();
        assertThat(back.json().path("userName").asText()).isEqualTo("Ann@Example.com");
        assertThat(back.json().path("title").asText()).isEqualTo("Clerk");
        assertThat(back.json().at("/groups/0/value").asText()).isEqualTo(group);
        assertThat(app.enabled(id)).isTrue();
        assertThat(app.refresh(token).status()).isEqualTo(400);
        assertThat(app.signIn(NAME, "openid").status()).isEqualTo(200);
        assertThat(directory.scim().post("/Users", again).status()).isEqualTo(409);
        assertThat(new ActivityEntries(directory).exported("?operation=create-user"))
                .contains("user-reactivated");
    }

    @Test
    void by_a_bulk_request_too_and_another_externalid_or_an_inactive_user_of_that_name_is_refused() {
        String id = directory.user(person("e1", NAME));
        setActive(id, false);

        assertThat(directory.scim().post("/Users", person("e2", NAME)).status()).isEqualTo(409);
        Map<String, Object> inactive = person("e1", NAME);
        inactive.put("active", false);
        assertThat(directory.scim().post("/Users", inactive).status()).isEqualTo(409);
        assertThat(app.enabled(id)).isFalse();
        JsonNode bulk = directory
                .scim()
                .post(
                        "/Bulk",
                        ScimBody.bulk(List.of(
                                ScimBody.post("/Users", "a", person("e1", "anna@example.com")),
                                ScimBody.post(
                                        "/Groups",
                                        "g",
                                        Map.of(
                                                "displayName",
                                                "Back",
                                                "members",
                                                ScimBody.members(List.of("bulkId:a")))))))
                .ok()
                .json();

        assertThat(bulk.findValuesAsText("status")).containsExactly("201", "201");
        assertThat(bulk.at("/Operations/0/location").asText()).endsWith("/Users/" + id);
        assertThat(directory.get("/Users/" + id).path("userName").asText()).isEqualTo("anna@example.com");
        assertThat(directory.get("/Users/" + id).at("/groups/0/display").asText())
                .isEqualTo("Back");
        assertThat(app.enabled(id)).isTrue();
    }

    @Test
    void somebody_recognised_by_user_name_alone_comes_back_without_credentials_and_roles_that_administrators_gave() {
        String user = "/" + REALM + "/users/" + directory.user(person("e1", NAME));
        String id = user.substring(user.lastIndexOf('/') + 1);
        app.setPassword(id);
        JsonNode role = keycloak.admin()
                .get("/" + REALM + "/roles/uma_authorization")
                .ok()
                .json();
        keycloak.admin().post(user + "/role-mappings/realm", List.of(role)).ok();
        for (boolean known : List.of(true, false)) {
            setActive(id, false);
            Map<String, Object> again = person("e1", NAME);
            if (!known) {
                again.keySet().removeAll(List.of("externalId", "emails"));
            }

            assertThat(directory.scim().post("/Users", again).createdId()).isEqualTo(id);

            assertThat(app.enabled(id)).isTrue();
            assertThat(keycloak.admin().get(user + "/credentials").json()).hasSize(known ? 1 : 0);
            assertThat(keycloak.admin()
                            .get(user + "/role-mappings/realm")
                            .json()
                            .findValuesAsText("name")
                            .contains("uma_authorization"))
                    .isEqualTo(known);
        }
    }

    @Test
    void somebody_whose_suspension_is_switched_off_or_held_by_the_guard_is_active_again_and_nothing_is_held() {
        for (Map<String, List<String>> settings : List.of(
                Map.of("suspend-users", List.of("false")),
                Map.of("guard", List.of("hold"), "guard-count", List.of("0"), "guard-percent", List.of("0")))) {
            try (TestDirectory other = TestDirectory.in(keycloak, REALM, settings)) {
                String id = other.user(person("e1", "bob@example.com"));
                other.scim().patch("/Users/" + id, active(false)).ok();
                assertThat(app.enabled(id)).isTrue();
                assertThat(other.get("/Users/" + id).path("active").asBoolean(true))
                        .isFalse();

                assertThat(other.scim()
                                .post("/Users", person("e1", "bob@example.com"))
                                .json()
                                .path("id")
                                .asText())
                        .isEqualTo(id);

                assertThat(other.get("/Users/" + id).path("active").asBoolean()).isTrue();
                assertThat(app.enabled(id)).isTrue();
                JsonNode held =
                        keycloak.admin().get(other.adminPath() + "/held").ok().json();
                assertThat(held.findValuesAsText("state")).doesNotContain("held");
            }
        }
    }

    private static Map<String, Object> person(String externalId, String userName) {
        return new HashMap<>(Map.of(
                "userName",
                userName,
                "externalId",
                externalId,
                "name",
                Map.of("givenName", "Ann", "familyName", "Archer"),
                "emails",
                List.of(Map.of("value", "mail-" + userName.toLowerCase(Locale.ROOT), "type", "work", "primary", true)),
                "active",
                true));
    }

    private void setActive(String id, boolean active) {
        directory.scim().patch("/Users/" + id, active(active)).ok();
    }

    private static Map<String, ?> active(boolean active) {
        return ScimBody.patch("replace", "active", active);
    }
}
