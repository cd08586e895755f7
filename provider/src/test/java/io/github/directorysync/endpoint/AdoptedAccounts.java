package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account that exists in the realm before its directory sends the person is adopted by proof: sign-in or verified e-mail. */
abstract class AdoptedAccounts extends LinkingScenario {

    AdoptedAccounts(KeycloakServer keycloak) {
        super(keycloak, "linking-adopted");
    }

    @Test
    void who_signed_in_just_in_time_is_adopted_with_id_session_and_roles() {
        String ann = account("ann@jit.example", "ann@jit.example", false);
        signedInThrough(ann, "acme-saml", "Ann@jit.example");
        JsonNode role = role("Kept");
        admin().post("/" + realm + "/users/" + ann + "/role-mappings/clients/" + app(), List.of(role))
                .ok();
        String session = new AppTokens(keycloak, realm).refreshToken("ann@jit.example");

        Answer created = acme.scim().post("/Users", person("Ann@jit.example", "ann@jit.example", "a1"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("id").asText()).isEqualTo(ann);
        assertThat(created.json().path("externalId").asText()).isEqualTo("a1");
        assertThat(new AppTokens(keycloak, realm).refresh(session).status()).isEqualTo(200);
        assertThat(admin().get("/" + realm + "/users/" + ann + "/role-mappings/clients/" + app())
                        .json()
                        .findValuesAsText("name"))
                .contains("Kept");
        assertThat(account(ann).path("firstName").asText()).isEqualTo("Given");
        assertThat(federated(ann).path(0).path("userId").asText()).isEqualTo("Ann@jit.example");
        assertThat(acme.scim()
                        .post("/Users", person("ann@jit.example", "ann@jit.example", "a1"))
                        .status())
                .isEqualTo(409);
        assertThat(acme.get("/Users?filter=" + Http.encoded("userName eq \"ann@jit.example\""))
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(reviews(acme, "any").path("total").asInt()).isZero();
        assertThat(new ActivityEntries(acme).changes().toString()).contains("user-linked");
    }

    @Test
    void they_are_found_by_their_e_mail_and_by_what_the_identity_provider_calls_them_too() {
        String bob = account("bob", "bob@acme.example", true);
        String cid = account("cid", "cid@elsewhere.example", false);
        signedInThrough(cid, "acme-saml", "cid@jit.example");

        assertThat(acme.user(person("bob@new.example", "bob@acme.example", "b1")))
                .isEqualTo(bob);
        assertThat(acme.user(person("cid@jit.example", "cid@jit.example", "c1")))
                .isEqualTo(cid);

        assertThat(account(bob).path("username").asText()).isEqualTo("bob@new.example");
        assertThat(federated(bob).path(0).path("userId").asText()).isEqualTo("bob@new.example");
        assertThat(federated(cid).path(0).path("userId").asText()).isEqualTo("cid@jit.example");
    }

    @Test
    void another_of_their_e_mails_is_as_good_as_the_first() {
        String deb = account("deb", "deb.maiden@acme.example", true);
        Map<String, Object> married = new HashMap<>(person("deb", "deb.married@acme.example", "d1"));
        married.put(
                "emails",
                List.of(
                        Map.of("value", "deb.married@acme.example", "primary", true),
                        Map.of("value", "Deb.Maiden@acme.example", "type", "other")));

        assertThat(acme.user(married)).isEqualTo(deb);
    }

    @Test
    void the_same_user_name_is_no_proof_and_whose_password_it_is_stays_who_they_are() {
        String john = account("jsmith", "john.smith@acme.example", true);
        JsonNode before = account(john);

        assertRefused(acme.scim().post("/Users", person("jsmith", "jane.smith@acme.example", "j1")));

        assertThat(account(john)).isEqualTo(before);
        assertThat(federated(john)).isEmpty();
        new AppTokens(keycloak, realm).signIn("jsmith", "openid").ok();
        assertThat(reviews(acme, "open").path("items").findValuesAsText("reason"))
                .containsExactly("unproved");
    }

    @Test
    void who_signs_in_at_the_identity_provider_as_somebody_else_is_linked_by_nobody_until_that_link_is_gone() {
        String typed = account("ceo@acme.example", "ceo@acme.example", true);
        signedInThrough(typed, "acme-saml", "mallory@acme.example");
        JsonNode before = account(typed);

        assertRefused(acme.scim().post("/Users", person("ceo@acme.example", "ceo@acme.example", "c1")));

        JsonNode review = reviews(acme, "open").path("items").path(0);
        assertThat(review.path("reason").asText()).isEqualTo("other-name-id");
        Answer link = decide(acme, review.path("id").asText(), "link");
        assertThat(link.status()).isEqualTo(400);
        assertThat(link.json().path("errorMessage").asText())
                .isEqualTo(review.path("why").asText());
        assertThat(account(typed)).isEqualTo(before);
        assertThat(acme.get("/Users").path("totalResults").asInt()).isZero();

        admin().delete("/" + realm + "/users/" + typed + "/federated-identity/acme-saml")
                .ok();
        decide(acme, review.path("id").asText(), "link").ok();
        assertThat(federated(typed).path(0).path("userId").asText()).isEqualTo("ceo@acme.example");
    }

    @Test
    void a_verified_e_mail_counts_in_a_verified_domain_only() {
        String verified = account("verified", "verified@acme.example", true);
        account("unverified", "unverified@acme.example", false);
        account("foreign", "foreign@other.example", true);
        account("sub", "sub@mail.acme.example", true);
        account("suffix", "suffix@notacme.example", true);

        assertThat(acme.user(person("verified", "verified@acme.example", "v"))).isEqualTo(verified);
        for (String name : List.of("unverified", "foreign", "sub", "suffix")) {
            assertRefused(acme.scim().post("/Users", Map.of("userName", name)));
        }
        assertThat(reviews(acme, "open").path("items").findValuesAsText("reason"))
                .containsOnly("unproved")
                .hasSize(4);
    }

    @Test
    void options_that_import_nobody_and_nothing_still_know_who_is_there() {
        String pia = account("pia@acme.example", "pia@acme.example", true);
        var careful = insteadOfAcme(Map.of("import-users", List.of("false"), "import-changes", List.of("false")));
        assertThat(careful.user(person("pia@acme.example", "pia@acme.example", "p1")))
                .isEqualTo(pia);

        assertThat(account(pia).path("firstName").asText()).isEqualTo("Some");
        assertThat(account(pia).path("enabled").asBoolean()).isTrue();
        assertThat(careful.get("/Users/" + pia).at("/name/givenName").asText()).isEqualTo("Given");
        assertThat(federated(pia)).hasSize(1);
    }

    private String app() {
        return admin().get("/" + realm + "/clients?clientId=app")
                .json()
                .at("/0/id")
                .asText();
    }

    private JsonNode role(String name) {
        String roles = "/" + realm + "/clients/" + app() + "/roles";
        admin().post(roles, Map.of("name", name));
        return admin().get(roles + "/" + name).ok().json();
    }
}
