package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names and addresses in a verified domain are only for the directory that verified it, and only it may claim the domain. */
@ExtendWith(OnPostgres.Shared.class)
class VerifiedDomainsIT {

    private static final String REALM = "verified-domains";
    private static final String CEO = "ceo@beta.example";

    private final KeycloakServer keycloak;
    private final TestDirectory acme;
    private final TestDirectory beta;

    VerifiedDomainsIT(OnPostgres server) {
        keycloak = server.keycloak();
        FixtureRealm.in(keycloak, REALM);
        acme = TestDirectory.in(keycloak, REALM, Map.of("verified-domains", List.of("acme.example")));
        beta = TestDirectory.in(keycloak, REALM, Map.of("verified-domains", List.of("Beta.example")));
    }

    @AfterEach
    void gone() {
        acme.close();
        beta.close();
    }

    @Test
    void no_request_gives_anybody_a_name_or_address_in_the_verified_domain_of_another_directory() {
        String ann = acme.user(person("ann", "ann@acme.example"));
        JsonNode before = account(ann);

        List<Answer> answers = List.of(
                acme.scim().post("/Users", Map.of("userName", CEO)),
                acme.scim().post("/Users", person("the boss", "CEO@Beta.Example")),
                acme.scim().put("/Users/" + ann, person(CEO, "ann@acme.example")),
                acme.scim().put("/Users/" + ann, person("ann", CEO)),
                patch(ann, "userName", CEO),
                patch(ann, "emails", List.of(Map.of("value", CEO, "primary", true))),
                patch(
                        ann,
                        "emails",
                        List.of(
                                Map.of("value", "ann@acme.example", "primary", true),
                                Map.of("value", CEO, "type", "other"))));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.request() + answer.body()).isEqualTo(409);
            assertThat(answer.json().path("scimType").asText()).isEqualTo("uniqueness");
            assertThat(answer.body()).doesNotContain("verified").doesNotContain("directory of");
        });
        JsonNode bulk = acme.scim()
                .post(
                        "/Bulk",
                        ScimBody.bulk(List.of(
                                ScimBody.post("/Users", "b", Map.of("userName", CEO)),
                                Map.of("method", "PUT", "path", "/Users/" + ann, "data", person("ann", CEO)))))
                .ok()
                .json();
        assertThat(bulk.path("Operations").findValuesAsText("status"))
                .contains("409")
                .doesNotContain("200", "201");
        assertThat(account(ann)).isEqualTo(before);
        assertThat(acme.get("/Users").path("totalResults").asInt()).isEqualTo(1);
        assertThat(reviews(acme).path("items")).hasSizeGreaterThanOrEqualTo(3).allSatisfy(review -> {
            assertThat(review.path("reason").asText()).isEqualTo("other-domain");
            assertThat(review.path("linkable").asBoolean(true)).isFalse();
            assertThat(review.has("account")).isFalse();
            assertThat(decide(acme, review, "link").status()).isEqualTo(400);
        });
        assertThat(beta.user(person(CEO, CEO))).isNotEmpty();
    }

    @Test
    void the_review_of_a_refused_change_is_closed_when_the_user_is_changed_to_something_allowed() {
        String ann = acme.user(person("ann", "ann@acme.example"));
        assertThat(patch(ann, "emails", List.of(Map.of("value", CEO, "primary", true)))
                        .status())
                .isEqualTo(409);
        assertThat(reviews(acme).path("total").asInt()).isEqualTo(1);

        patch(ann, "emails", List.of(Map.of("value", "ann.new@acme.example", "primary", true)))
                .ok();

        assertThat(reviews(acme).path("total").asInt()).isZero();
    }

    @Test
    void a_user_made_before_another_directory_verified_the_domain_stays_and_gets_no_new_name_in_it() {
        String early = acme.user(person("early@gamma.example", "early@gamma.example"));
        try (var gamma = TestDirectory.in(keycloak, REALM, Map.of("verified-domains", List.of("gamma.example")))) {
            patch(early, "title", "Boss").ok();
            acme.scim()
                    .put("/Users/" + early, person("early@gamma.example", "early@gamma.example"))
                    .ok();
            assertThat(patch(early, "userName", "ceo@gamma.example").status()).isEqualTo(409);
            assertThat(gamma.scim()
                            .post("/Users", person("early@gamma.example", "early@gamma.example"))
                            .status())
                    .isEqualTo(409);
            assertThat(reviews(gamma).at("/items/0/reason").asText()).isEqualTo("other-directory");
        }
    }

    @Test
    void a_user_who_was_not_imported_is_not_imported_later_in_a_domain_that_another_directory_has_verified() {
        try (var closed = TestDirectory.in(keycloak, REALM, Map.of("import-users", List.of("false")))) {
            String place = closed.user(person("ceo@delta.example", "ceo@delta.example"));
            try (var delta = TestDirectory.in(keycloak, REALM, Map.of("verified-domains", List.of("delta.example")))) {
                change(closed, Map.of("importUsers", true)).ok();

                assertThat(account(place).path("enabled").asBoolean(true)).isFalse();
                assertThat(account(place).has("email")).isFalse();
                assertThat(reviews(closed).at("/items/0/reason").asText()).isEqualTo("other-domain");
                assertThat(delta.user(person("ceo@delta.example", "ceo@delta.example")))
                        .isNotEqualTo(place);
            }
        }
    }

    @Test
    void two_directories_verify_the_same_domain_only_within_one_organization() {
        Answer second = change(acme, Map.of("verifiedDomains", List.of("acme.example", "BETA.example")));

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.json().path("field").asText()).isEqualTo("verifiedDomains");
        assertThat(keycloak.admin()
                        .post(
                                "/" + REALM + "/components",
                                TestDirectory.component("third", Map.of("verified-domains", List.of("beta.example"))))
                        .status())
                .isEqualTo(400);
        change(acme, Map.of("verifiedDomains", List.of("acme.example", "acme.test")))
                .ok();
        keycloak.admin().put("/" + REALM, Map.of("organizationsEnabled", true)).ok();
        try (var one = TestDirectory.in(
                        keycloak,
                        REALM,
                        Map.of("verified-domains", List.of("epsilon.example"), "organization", List.of("epsilon")));
                var two = TestDirectory.in(
                        keycloak,
                        REALM,
                        Map.of("verified-domains", List.of("epsilon.example"), "organization", List.of("epsilon")))) {
            assertThat(one.user(person("a@epsilon.example", "a@epsilon.example")))
                    .isNotEmpty();
            assertThat(two.user(person("b@epsilon.example", "b@epsilon.example")))
                    .isNotEmpty();
            change(two, Map.of("paused", true)).ok();
            change(two, Map.of("paused", false)).ok();
        }
    }

    private static Map<String, ?> person(String userName, String email) {
        return Map.of("userName", userName, "emails", List.of(Map.of("value", email, "type", "work", "primary", true)));
    }

    private Answer patch(String user, String path, Object value) {
        return acme.scim().patch("/Users/" + user, ScimBody.patch("replace", path, value));
    }

    private JsonNode account(String id) {
        return keycloak.admin().get("/" + REALM + "/users/" + id).ok().json();
    }

    private Answer change(TestDirectory directory, Map<String, ?> settings) {
        return keycloak.admin().signedIn().patch("/admin/realms" + directory.adminPath(), settings);
    }

    private JsonNode reviews(TestDirectory directory) {
        return keycloak.admin().get(directory.adminPath() + "/reviews").ok().json();
    }

    private Answer decide(TestDirectory directory, JsonNode review, String decision) {
        return keycloak.admin()
                .post(directory.adminPath() + "/reviews/" + review.path("id").asText() + "/" + decision, Map.of());
    }
}
