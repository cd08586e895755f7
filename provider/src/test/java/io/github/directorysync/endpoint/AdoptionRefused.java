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

/** Accounts that a directory must not take over: privileged, ambiguous or disabled ones and those of other directories. */
abstract class AdoptionRefused extends LinkingScenario {

    AdoptionRefused(KeycloakServer keycloak) {
        super(keycloak, "linking-refused");
    }

    @Test
    void
            administrators_service_accounts_and_users_of_other_directories_are_not_adopted_and_the_refusal_does_not_say_which() {
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
            assertThat(new ActivityEntries(acme).changes().toString())
                    .doesNotContain("administers")
                    .doesNotContain("another directory");
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
    void an_account_that_is_ambiguous_or_of_another_identity_provider_or_disabled_needs_a_review() {
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
    void somebody_whose_deletion_the_guard_holds_gets_the_same_account_when_posted_again() {
        var guarded = insteadOfAcme(
                Map.of("guard", List.of("hold"), "guard-count", List.of("0"), "guard-percent", List.of("0")));
        String olga = guarded.user("olga@acme.example");
        guarded.scim().delete("/Users/" + olga).ok();
        assertThat(guarded.scim().get("/Users/" + olga).status()).isEqualTo(404);

        assertThat(guarded.user("olga@acme.example")).isEqualTo(olga);

        assertThat(reviews(guarded, "any").path("total").asInt()).isZero();
    }

    @Test
    void where_the_realm_allows_duplicate_addresses_nobody_is_refused_for_one() {
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
}
