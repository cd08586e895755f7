package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that people choose and that is read in mails, logs, tables and flows is one line of a bounded length. */
@WithKeycloak
class FreeTextIT {

    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;
    private final Invited invited;

    FreeTextIT(KeycloakServer keycloak) {
        realm = CustomerRealm.in(keycloak, "free-text", mailServer.port());
        invited = Invited.in(realm);
        realm.create("acme");
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: b", "a\tb", "a\u001b[31mb", "a\u2028b", "a\u202eb", "a\u0085b"})
    void control_characters_are_refused_wherever_they_are_written(String text) {
        String ann = realm.scim("acme", realm.token("acme"))
                .post("/Users", Map.of("userName", "ann@acme.example"))
                .createdId();
        String selector = "/apps/" + invited.app() + "/people/" + ann + "/selector";

        assertRefused("name", realm.api().patch("/directories/acme", Map.of("name", text)));
        for (String field : List.of("groupsParent", "organization", "primaryApp", "extension")) {
            assertRefused(field, realm.api().patch("/directories/acme", Map.of(field, text)));
        }
        for (String field : List.of("accessGroups", "contacts", "clients", "attributeMapping")) {
            assertRefused(field, realm.api().patch("/directories/acme", Map.of(field, List.of(text))));
        }
        assertRefused("label", realm.api().post("/directories/acme/tokens", Map.of("label", text)));
        assertRefused("label", invited.wish("acme", Map.of("label", text, "scopes", List.of("connect"))));
        assertRefused("reason", realm.api().put(selector, Map.of("role", "Reader", "reason", text)));
        assertThat(component(Map.of("alias", List.of("other")), text).status()).isEqualTo(400);
        assertThat(component(Map.of("alias", List.of("other"), "groups-parent", List.of(text)), "Other")
                        .status())
                .isEqualTo(400);
        assertThat(realm.components()).hasSize(1);
    }

    @Test
    void names_have_a_bounded_length_however_they_are_written() {
        String text = "n".repeat(256);

        assertRefused("name", realm.api().patch("/directories/acme", Map.of("name", text)));
        assertRefused("groupsParent", realm.api().patch("/directories/acme", Map.of("groupsParent", text)));
        assertThat(component(Map.of("alias", List.of("other"), "groups-parent", List.of(text)), "Other")
                        .status())
                .isEqualTo(400);
        assertThat(component(Map.of("alias", List.of("other"), "access-groups", List.of("g".repeat(4001))), "Other")
                        .status())
                .isEqualTo(400);
        assertThat(realm.components()).hasSize(1);
        realm.api()
                .patch("/directories/acme", Map.of("name", "Ácme & Söhne, 株式会社", "groupsParent", "n".repeat(255)))
                .ok();
    }

    /** As Terraform writes it. */
    private Answer component(Map<String, List<String>> config, String name) {
        Map<String, Object> component = new HashMap<>(Map.of(
                "name",
                name,
                "providerId",
                "directory",
                "providerType",
                "io.github.directorysync.keycloak.DirectoryProvider"));
        component.put("config", config);
        return realm.keycloak().admin().post("/" + realm.name() + "/components", component);
    }

    private static void assertRefused(String field, Answer answer) {
        assertThat(answer.status()).as(field + ": " + answer.body()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }
}
