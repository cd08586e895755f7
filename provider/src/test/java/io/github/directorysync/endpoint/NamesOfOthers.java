package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A directory gets nobody else's account, sign-in or group by sending their name, or one that looks like it. */
abstract class NamesOfOthers extends LinkingScenario {

    NamesOfOthers(KeycloakServer keycloak) {
        super(keycloak, "linking-names");
    }

    @Test
    void a_change_to_the_name_or_address_of_another_account_is_refused() {
        account("victim", "victim@private.example", true);
        String ivy = acme.user("ivy@acme.example");
        JsonNode before = account(ivy);

        List<Answer> answers = List.of(
                replace(ivy, "userName", "victim"),
                replace(ivy, "userName", "VICTIM"),
                replace(ivy, "emails", List.of(Map.of("value", "Victim@private.example", "primary", true))),
                acme.scim().put("/Users/" + ivy, person("victim", "ivy@acme.example", "i")),
                acme.scim().put("/Users/" + ivy, person("ivy@acme.example", "victim@private.example", "i")));

        assertThat(answers).allSatisfy(NamesOfOthers::assertRefused);
        assertThat(account(ivy)).isEqualTo(before);
        assertThat(reviews(acme, "any").path("total").asInt()).isZero();
    }

    @Test
    void user_names_that_look_alike_are_different_people() {
        String kate = account("kate", "kate@private.example", false);
        JsonNode before = account(kate);

        for (String alike : List.of("KATE", "\u212Aate", "k\u0430te", "kate\u200B", "\uFF4Bate", " kate", "kate ")) {
            Answer answer = acme.scim().post("/Users", Map.of("userName", alike));
            assertThat(answer.status()).as(alike).isIn(201, 400, 409);
            assertThat(answer.json().path("id").asText()).isNotEqualTo(kate);
        }

        assertThat(account(kate)).isEqualTo(before);
        assertThat(acme.scim().get("/Users/" + kate).status()).isEqualTo(404);
    }

    @Test
    void a_nameid_that_another_user_of_the_directory_has_is_refused() {
        var byExternalId = insteadOfAcme(Map.of("name-id", List.of("externalId")));
        String lea = byExternalId.user(person("lea@acme.example", "lea@acme.example", "id-1"));
        String max = byExternalId.user(person("max@acme.example", "max@acme.example", "id-2"));

        assertRefused(byExternalId.scim().post("/Users", person("new@acme.example", "new@acme.example", "id-1")));
        assertRefused(byExternalId.scim().put("/Users/" + max, person("max@acme.example", "max@acme.example", "id-1")));

        assertThat(federated(lea).path(0).path("userId").asText()).isEqualTo("id-1");
        assertThat(federated(max).path(0).path("userId").asText()).isEqualTo("id-2");
        assertThat(reviews(byExternalId, "any").path("total").asInt()).isZero();
    }

    @Test
    void a_pushed_group_is_not_the_group_of_that_name_in_the_realm() {
        String realms = admin().post("/" + realm + "/groups", Map.of("name", "Administrators"))
                .createdId();
        String nora = acme.user("nora@acme.example");

        String pushed = acme.group("Administrators", nora);

        assertThat(pushed).isNotEqualTo(realms);
        assertThat(admin().get("/" + realm + "/groups/" + realms + "/members").json())
                .isEmpty();
        admin().delete("/" + realm + "/groups/" + realms).ok();
    }
}
