package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts that a directory must not take over: privileged, ambiguous or disabled ones, look-alikes and other people's. */
abstract class AdoptionRefused extends LinkingScenario {

    AdoptionRefused(KeycloakServer keycloak) {
        super(keycloak, "linking-refused");
    }

    @Test
    void nobody_of_importance_is_ever_taken_over_and_the_directory_is_not_told_who_is() {
        String root = account("root-admin", "root@acme.example", true);
        signedInThrough(root, "acme-saml", "root-name-id");
        FixtureRealm.makeAdministrator(keycloak, realm, root);
        String service = serviceAccount();
        try (var other = TestDirectory.in(keycloak, realm)) {
            String theirs = other.user("theirs@third.example");
            Map<String, JsonNode> before = accounts(root, service, theirs);

            List<Answer> answers = new ArrayList<>();
            for (String name : List.of("root-admin", "ROOT-Admin", "theirs@third.example")) {
                answers.add(acme.scim().post("/Users", Map.of("userName", name)));
            }
            // Reserved names are refused as such, whoever has them: UserSyncTest.
            assertRefused(acme.scim().post("/Users", Map.of("userName", "service-account-robot")));
            answers.add(acme.scim().post("/Users", person("new-1", "root@acme.example", "n1")));
            answers.add(acme.scim().post("/Users", person("new-2", "Theirs@third.example", "n2")));
            answers.add(acme.scim().post("/Users", person("root-name-id", "new3@acme.example", "n3")));

            assertThat(answers).allSatisfy(AdoptionRefused::assertRefused);
            assertThat(answers)
                    .extracting(answer -> answer.json().path("detail").asText())
                    .containsOnly(answers.get(0).json().path("detail").asText());
            assertThat(accounts(root, service, theirs)).isEqualTo(before);
            assertThat(acme.get("/Users").path("totalResults").asInt()).isZero();
            assertThat(activity(acme).toString()).doesNotContain("administers").doesNotContain("another directory");
            for (JsonNode review : reviews(acme, "open").path("items")) {
                assertThat(review.path("linkable").asBoolean(true)).isFalse();
                Answer link = decide(acme, review.path("id").asText(), "link");
                assertThat(link.status()).isEqualTo(400);
                assertThat(link.json().path("errorMessage").asText())
                        .isEqualTo(review.path("why").asText());
            }
            assertThat(reviews(acme, "open").path("items").findValuesAsText("reason"))
                    .containsOnly("administrator", "service-account", "other-directory")
                    .hasSize(6);
            assertThat(accounts(root, service, theirs)).isEqualTo(before);
        }
    }

    @Test
    void who_is_two_people_or_signs_in_elsewhere_or_was_disabled_is_looked_at_first() {
        signedInThrough(account("one", "one@acme.example", true), "acme-saml", "one");
        account("two", "two@acme.example", true);
        String squatter = account("dan@acme.example", "dan@acme.example", true);
        signedInThrough(squatter, "other-saml", "mallory");
        String banned = account("eve@acme.example", "eve@acme.example", true);
        admin().put("/" + realm + "/users/" + banned, Map.of("enabled", false)).ok();
        try (var other = TestDirectory.in(keycloak, realm, Map.of("identity-provider", List.of("other-saml")))) {
            assertRefused(acme.scim().post("/Users", person("one", "two@acme.example", "x")));
            assertRefused(acme.scim().post("/Users", person("dan@acme.example", "dan@acme.example", "d")));
            assertRefused(acme.scim().post("/Users", person("eve@acme.example", "eve@acme.example", "e")));

            assertThat(reviews(acme, "open").path("items").findValuesAsText("reason"))
                    .containsExactlyInAnyOrder("ambiguous", "other-identity-provider", "disabled");
            assertThat(account(banned).path("enabled").asBoolean()).isFalse();
            assertThat(other.get("/Users").path("totalResults").asInt()).isZero();
        }
    }

    @Test
    void nobody_becomes_somebody_else_by_a_change_of_name_or_address() {
        account("victim", "victim@private.example", true);
        String ivy = acme.user("ivy@acme.example");
        JsonNode before = account(ivy);

        List<Answer> answers = List.of(
                replace(ivy, "userName", "victim"),
                replace(ivy, "userName", "VICTIM"),
                replace(ivy, "emails", List.of(Map.of("value", "Victim@private.example", "primary", true))),
                acme.scim().put("/Users/" + ivy, person("victim", "ivy@acme.example", "i")),
                acme.scim().put("/Users/" + ivy, person("ivy@acme.example", "victim@private.example", "i")));

        assertThat(answers).allSatisfy(AdoptionRefused::assertRefused);
        assertThat(account(ivy)).isEqualTo(before);
        assertThat(reviews(acme, "any").path("total").asInt()).isZero();
    }

    @Test
    void an_address_outside_the_verified_domains_is_not_verified_and_one_inside_is() {
        String jan = acme.user("jan@acme.example");
        assertThat(account(jan).path("emailVerified").asBoolean()).isTrue();

        replace(jan, "emails", List.of(Map.of("value", "jan@bank.example", "primary", true)))
                .ok();
        assertThat(account(jan).path("emailVerified").asBoolean(true)).isFalse();

        replace(jan, "emails", List.of(Map.of("value", "jan@acme.example", "primary", true)))
                .ok();
        assertThat(account(jan).path("emailVerified").asBoolean()).isTrue();
    }

    @Test
    void other_letters_that_look_alike_are_other_people() {
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
    void the_sign_in_of_somebody_of_the_directory_is_given_to_nobody_else() {
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
    void a_group_of_the_realm_is_not_seized_by_its_name() {
        String realms = admin().post("/" + realm + "/groups", Map.of("name", "Administrators"))
                .createdId();
        String nora = acme.user("nora@acme.example");

        String pushed = acme.group("Administrators", nora);

        assertThat(pushed).isNotEqualTo(realms);
        assertThat(admin().get("/" + realm + "/groups/" + realms + "/members").json())
                .isEmpty();
        admin().delete("/" + realm + "/groups/" + realms).ok();
    }

    @Test
    void who_was_deleted_and_is_held_by_the_guard_is_no_stranger() {
        var guarded = insteadOfAcme(
                Map.of("guard", List.of("hold"), "guard-count", List.of("0"), "guard-percent", List.of("0")));
        String olga = guarded.user("olga@acme.example");
        guarded.scim().delete("/Users/" + olga).ok();
        assertThat(guarded.scim().get("/Users/" + olga).status()).isEqualTo(404);

        assertThat(guarded.user("olga@acme.example")).isEqualTo(olga);

        assertThat(reviews(guarded, "any").path("total").asInt()).isZero();
    }

    @Test
    void where_people_may_share_an_address_it_is_no_reason_to_refuse_anybody() {
        admin().put("/" + realm, Map.of("duplicateEmailsAllowed", true, "loginWithEmailAllowed", false))
                .ok();
        try {
            String quin = account("quin", "quin@acme.example", true);
            String desk = account("desk", "desk@private.example", true);

            assertThat(acme.user(person("quin.new", "quin@acme.example", "q1"))).isEqualTo(quin);
            assertThat(acme.user(person("desk.two", "desk@private.example", "q2")))
                    .isNotEqualTo(desk);
            assertThat(acme.user(person("desk.three", "desk@private.example", "q3")))
                    .isNotEqualTo(desk);
        } finally {
            admin().put("/" + realm, Map.of("duplicateEmailsAllowed", false, "loginWithEmailAllowed", true))
                    .ok();
        }
    }

    private String serviceAccount() {
        admin().post(
                        "/" + realm + "/clients",
                        Map.of("clientId", "robot", "serviceAccountsEnabled", true, "publicClient", false));
        String client = admin().get("/" + realm + "/clients?clientId=robot")
                .json()
                .at("/0/id")
                .asText();
        return admin().get("/" + realm + "/clients/" + client + "/service-account-user")
                .ok()
                .json()
                .path("id")
                .asText();
    }

    private Map<String, JsonNode> accounts(String... ids) {
        Map<String, JsonNode> all = new HashMap<>();
        for (String id : ids) {
            all.put(id, account(id));
            all.put(id + " links", federated(id));
        }
        return all;
    }

    private Answer replace(String user, String path, Object value) {
        return acme.scim()
                .patch(
                        "/Users/" + user,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", path, "value", value))));
    }
}
