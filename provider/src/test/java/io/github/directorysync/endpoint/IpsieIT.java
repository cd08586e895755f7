package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenID's IPSIE drafts ask of an application: leavers go (AL1), and groups decide about roles (AL2). */
@WithKeycloak
class IpsieIT {

    private static final String REALM = "ipsie";

    private final KeycloakServer keycloak;
    private final TestDirectory directory;
    private final String ann;

    IpsieIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM);
        ann = directory.user(Map.of(
                "userName",
                "ann@example.com",
                "externalId",
                "ext-ann",
                "emails",
                List.of(Map.of("value", "ann@example.com", "type", "work", "primary", true))));
        directory.user("bob@example.com");
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ann@example.com\"",
                "externalId eq \"ext-ann\"",
                "emails[value eq \"ann@example.com\"]",
                "emails[type eq \"work\" and value eq \"ann@example.com\"]"
            })
    void a_person_is_found_by_what_identifies_them(String filter) {
        assertThat(ids("/Users", filter)).containsExactly(ann);
    }

    @Test
    void somebody_deactivated_is_out_of_keycloak_at_once_and_comes_back_when_reactivated() {
        for (boolean active : new boolean[] {false, true}) {
            directory
                    .scim()
                    .patch(
                            "/Users/" + ann,
                            Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", active))))
                    .ok();

            assertThat(directory.get("/Users/" + ann).path("active").asBoolean())
                    .isEqualTo(active);
            assertThat(keycloak.admin()
                            .get("/" + REALM + "/users/" + ann)
                            .json()
                            .path("enabled")
                            .asBoolean())
                    .isEqualTo(active);
        }
    }

    @Test
    void a_group_is_found_by_its_name_its_external_id_and_its_members() {
        String group = directory
                .scim()
                .post("/Groups", Map.of("displayName", "Sales", "externalId", "ext-sales"))
                .createdId();
        directory.group("Others");
        assertThat(directory.get("/Groups/" + group).has("members")).isFalse();
        directory
                .scim()
                .patch(
                        "/Groups/" + group,
                        Map.of(
                                "Operations",
                                List.of(Map.of(
                                        "op", "add", "path", "members", "value", List.of(Map.of("value", ann))))))
                .ok();

        for (String filter : List.of(
                "displayName eq \"Sales\"", "externalId eq \"ext-sales\"", "members[value eq \"" + ann + "\"]")) {
            assertThat(ids("/Groups", filter)).as(filter).containsExactly(group);
        }
    }

    private List<String> ids(String type, String filter) {
        List<String> ids = new ArrayList<>();
        for (JsonNode found :
                directory.get(type + "?filter=" + Http.encoded(filter)).path("Resources")) {
            ids.add(found.path("id").asText());
        }
        return ids;
    }
}
