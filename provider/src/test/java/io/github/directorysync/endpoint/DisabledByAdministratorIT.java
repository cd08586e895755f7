package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account that an administrator has disabled is enabled by nothing that only repeats what the directory has said before. */
@WithKeycloak
class DisabledByAdministratorIT {

    private static final String REALM = "disabled-by-administrator";
    private static final String NAME = "ann@example.com";

    private final KeycloakServer keycloak;
    private final AppTokens app;
    private final TestDirectory directory;

    DisabledByAdministratorIT(KeycloakServer keycloak) {
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
    void whom_an_administrator_has_disabled_stays_so_whatever_repeats_that_they_are_active() {
        String id = directory.user(person("e1", NAME));
        disable(id);

        assertThat(directory.get("/Users/" + id).path("active").asBoolean()).isTrue();
        assertThat(found("active eq true and userName eq \"" + NAME + "\"")).isEqualTo(1);
        Answer put = directory.scim().put("/Users/" + id, person("e1", NAME)).ok();
        assertThat(put.json().path("active").asBoolean()).isTrue();
        directory
                .scim()
                .patch(
                        "/Users/" + id,
                        Map.of(
                                "Operations",
                                List.of(Map.of("op", "replace", "value", Map.of("active", true, "title", "Clerk")))))
                .ok();
        assertThat(directory.scim().post("/Users", person("e1", NAME)).status()).isEqualTo(409);

        assertThat(app.enabled(id)).isFalse();
        assertThat(directory.get("/Users/" + id).path("title").asText()).isEqualTo("Clerk");
        assertThat(directory.get("/Users/" + id).path("active").asBoolean()).isTrue();
        for (String operation : List.of("replace-user", "patch-user")) {
            assertThat(log(operation)).contains("\"outcome\":\"withheld\"", "\"option\":\"administrator\"");
        }
        JsonNode why = keycloak.admin()
                .get("/" + REALM + "/directory-sync/apps/realm/people/" + id + "/explanation")
                .ok()
                .json();
        assertThat(why.path("disabledBy").asText()).isEqualTo("administrator");
        assertThat(why.path("sentence").asText()).contains("an administrator has disabled the account");

        enable(id);
        directory.scim().put("/Users/" + id, person("e1", NAME)).ok();
        assertThat(app.enabled(id)).isTrue();
    }

    @Test
    void a_real_change_of_active_at_the_provider_ends_what_an_administrator_has_disabled() {
        String id = directory.user(person("e1", NAME));
        disable(id);

        setActive(id, false);
        assertThat(directory.get("/Users/" + id).path("active").asBoolean(true)).isFalse();
        assertThat(found("active eq false")).isEqualTo(1);
        assertThat(app.enabled(id)).isFalse();
        setActive(id, true);

        assertThat(app.enabled(id)).isTrue();
        assertThat(directory.get("/Users/" + id).path("active").asBoolean()).isTrue();
    }

    @Test
    void leaving_and_joining_an_access_group_is_no_such_change() {
        try (TestDirectory limited = TestDirectory.in(keycloak, REALM, Map.of("access-groups", List.of("Staff")))) {
            String id = limited.user(person("e1", "eve@example.com"));
            String group = limited.group("Staff", id);
            assertThat(app.enabled(id)).isTrue();
            disable(id);

            for (String op : List.of("remove", "add")) {
                limited.scim()
                        .patch(
                                "/Groups/" + group,
                                Map.of(
                                        "Operations",
                                        List.of(Map.of(
                                                "op", op, "path", "members", "value", List.of(Map.of("value", id))))))
                        .ok();
                assertThat(app.enabled(id)).isFalse();
            }
            enable(id);
            limited.scim().put("/Users/" + id, person("e1", "eve@example.com")).ok();

            assertThat(app.enabled(id)).isTrue();
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
        return Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", active)));
    }

    private void disable(String id) {
        keycloak.admin()
                .put("/" + REALM + "/users/" + id, Map.of("enabled", false))
                .ok();
    }

    private void enable(String id) {
        keycloak.admin()
                .put("/" + REALM + "/users/" + id, Map.of("enabled", true))
                .ok();
    }

    private int found(String filter) {
        return directory
                .get("/Users?filter=" + Http.encoded(filter))
                .path("totalResults")
                .asInt();
    }

    private String log(String operation) {
        return new ActivityEntries(directory).exported("?operation=" + operation);
    }
}
