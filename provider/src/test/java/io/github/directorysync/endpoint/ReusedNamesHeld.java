package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user name is used again while the guard holds the removal of its owner, or its owner administers Keycloak. */
abstract class ReusedNamesHeld extends ReusedNameScenario {

    private static final Map<String, List<String>> HOLDING =
            Map.of("guard", List.of("hold"), "guard-count", List.of("0"), "guard-percent", List.of("0"));

    ReusedNamesHeld(KeycloakServer keycloak) {
        super(keycloak, "reused-names-held");
    }

    @Test
    void whose_removal_the_guard_holds_keeps_name_and_link_until_it_is_decided_whoever_is_sent() {
        String former = made(HOLDING, "e1");
        give(former, "Owner");
        directory.scim().delete("/Users/" + former).ok();

        String other = directory.user(person("e3", "other@acme.example"));

        assertRefused(directory.scim().post("/Users", person("e2", NAME)));
        assertRefused(directory.scim().put("/Users/" + other, person("e3", NAME)));

        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("former");
        assertThat(held().path("total").asInt()).isEqualTo(1);
        assertThat(account(former).path("enabled").asBoolean()).isTrue();
        assertThat(account(former).path("username").asText()).isEqualTo(NAME);
        assertThat(link(former)).isEqualTo(NAME);
        admin().post(path() + "/held/apply", Map.of("all", true)).ok();
        assertThat(admin().get("/" + realm + "/users/" + former).status()).isEqualTo(404);
        String newcomer = directory.user(person("e2", NAME));
        assertThat(rolesOf(newcomer)).doesNotContain("Owner");
        assertThat(account(newcomer).path("enabled").asBoolean()).isTrue();
    }

    @Test
    void a_removal_is_discarded_though_the_externalid_is_somebody_elses_by_now() {
        String john = made(HOLDING, "e1");
        give(john, "Owner");
        directory.scim().delete("/Users/" + john).ok();
        String other = directory.user(person("e1", "other@acme.example"));

        admin().post(path() + "/held/discard", Map.of("all", true)).ok();

        assertThat(held().path("total").asInt()).isZero();
        assertThat(directory.get("/Users/" + john).path("userName").asText()).isEqualTo(NAME);
        assertThat(directory.get("/Users/" + john).has("externalId")).isFalse();
        assertThat(directory.get("/Users/" + other).path("externalId").asText()).isEqualTo("e1");
    }

    @Test
    void a_removal_that_the_guard_holds_lapses_for_the_same_externalid_and_is_looked_at_where_there_is_none() {
        String john = made(HOLDING, "e1");
        give(john, "Owner");
        directory.scim().delete("/Users/" + john).ok();

        assertRefused(directory.scim().post("/Users", person("", NAME)));
        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("former");
        assertThat(held().path("total").asInt()).isEqualTo(1);
        assertThat(rolesOf(john)).contains("Owner");

        assertThat(directory.user(person("e1", NAME))).isEqualTo(john);
        assertThat(held().path("total").asInt()).isZero();
        assertThat(rolesOf(john)).contains("Owner");
    }

    @Test
    void who_administers_keycloak_by_now_neither_comes_back_nor_gives_up_a_name() {
        String former = made(SUSPENDING, "e1");
        directory.scim().delete("/Users/" + former).ok();
        FixtureRealm.makeAdministrator(keycloak, realm, former);
        JsonNode before = account(former);
        String other = directory.user(person("e3", "other@acme.example"));

        assertRefused(directory.scim().post("/Users", person("e1", NAME)));
        assertRefused(directory.scim().post("/Users", person("e2", NAME)));
        assertRefused(directory.scim().put("/Users/" + other, person("e3", NAME)));

        assertThat(account(former)).isEqualTo(before);
        assertThat(reviews().at("/items/0/reason").asText()).isEqualTo("administrator");
    }

    private JsonNode held() {
        return admin().get(path() + "/held").ok().json();
    }
}
