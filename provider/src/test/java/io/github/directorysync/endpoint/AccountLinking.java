package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People who are in the realm before their directory sends them, and those who only look as if; on every database. */
abstract class AccountLinking {

    private static final String REALM = "linking";
    private static final String PASSWORD = "correct horse battery staple";

    private final KeycloakServer keycloak;
    private TestDirectory acme;
    private final List<String> accounts = new ArrayList<>();

    AccountLinking(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        if (keycloak.admin().get("/" + REALM).status() != 200) {
            FixtureRealm.in(keycloak, REALM);
            List.of("acme-saml", "other-saml").forEach(this::identityProvider);
        }
        acme = acme(Map.of());
    }

    @AfterEach
    void gone() {
        acme.close();
        accounts.forEach(id -> admin().delete("/" + REALM + "/users/" + id));
    }

    @Test
    void who_signed_in_just_in_time_is_adopted_with_id_session_and_roles() {
        String ann = account("ann@jit.example", "ann@jit.example", false);
        signedInThrough(ann, "acme-saml", "Ann@jit.example");
        JsonNode role = role("Kept");
        admin().post("/" + REALM + "/users/" + ann + "/role-mappings/clients/" + app(), List.of(role))
                .ok();
        String session = signIn("ann@jit.example").path("refresh_token").asText();

        Answer created = acme.scim().post("/Users", person("Ann@jit.example", "ann@jit.example", "a1"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("id").asText()).isEqualTo(ann);
        assertThat(created.json().path("externalId").asText()).isEqualTo("a1");
        assertThat(refresh(session).status()).isEqualTo(200);
        assertThat(admin().get("/" + REALM + "/users/" + ann + "/role-mappings/clients/" + app())
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
        assertThat(activity(acme).toString()).contains("user-linked");
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
        assertThat(signIn("jsmith").path("access_token").asText()).isNotEmpty();
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

        admin().delete("/" + REALM + "/users/" + typed + "/federated-identity/acme-saml")
                .ok();
        decide(acme, review.path("id").asText(), "link").ok();
        assertThat(federated(typed).path(0).path("userId").asText()).isEqualTo("ceo@acme.example");
    }

    @Test
    void what_an_administrator_has_looked_at_is_asked_again_when_they_link() {
        String fred = account("fred", "fred@private.example", false);
        assertRefused(acme.scim().post("/Users", person("fred", "fred@acme.example", "f1")));
        String review = reviews(acme, "open").path("items").path(0).path("id").asText();

        signedInThrough(fred, "acme-saml", "mallory");
        assertThat(decide(acme, review, "link").status()).isEqualTo(400);
        admin().delete("/" + REALM + "/users/" + fred + "/federated-identity/acme-saml")
                .ok();
        String other = account("other", "fred@acme.example", false);
        assertThat(decide(acme, review, "link").status()).isEqualTo(400);
        admin().delete("/" + REALM + "/users/" + other).ok();
        FixtureRealm.makeAdministrator(keycloak, REALM, fred);
        assertThat(decide(acme, review, "link").status()).isEqualTo(400);

        assertThat(acme.get("/Users").path("totalResults").asInt()).isZero();
        assertThat(account(fred).path("email").asText()).isEqualTo("fred@private.example");
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
    void nobody_of_importance_is_ever_taken_over_and_the_directory_is_not_told_who_is() {
        String root = account("root-admin", "root@acme.example", true);
        signedInThrough(root, "acme-saml", "root-name-id");
        FixtureRealm.makeAdministrator(keycloak, REALM, root);
        String service = serviceAccount();
        try (var other = TestDirectory.in(keycloak, REALM)) {
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

            assertThat(answers).allSatisfy(AccountLinking::assertRefused);
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
        admin().put("/" + REALM + "/users/" + banned, Map.of("enabled", false)).ok();
        try (var other = TestDirectory.in(keycloak, REALM, Map.of("identity-provider", List.of("other-saml")))) {
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
    void an_administrator_links_and_the_directory_goes_on_as_if_nothing_had_been() {
        String fay = account("fay", "fay@private.example", false);
        assertRefused(acme.scim().post("/Users", person("Fay", "fay@acme.example", "f1")));
        assertRefused(acme.scim().post("/Users", person("Fay", "fay@acme.example", "f2")));
        JsonNode open = reviews(acme, "open");
        assertThat(open.path("total").asInt()).isEqualTo(1);
        JsonNode review = open.path("items").path(0);
        assertThat(review.path("times").asInt()).isEqualTo(2);
        assertThat(review.at("/account/id").asText()).isEqualTo(fay);
        assertThat(review.path("externalId").asText()).isEqualTo("f2");
        assertThat(directory(acme).path("attention").findValuesAsText("code")).contains("reviews");

        JsonNode linked = decide(acme, review.path("id").asText(), "link").ok().json();

        assertThat(linked.path("state").asText()).isEqualTo("linked");
        assertThat(linked.path("decidedBy").asText()).isEqualTo("admin");
        JsonNode found = acme.get("/Users?filter=" + Http.encoded("userName eq \"fay\""));
        assertThat(found.at("/Resources/0/id").asText()).isEqualTo(fay);
        assertThat(found.at("/Resources/0/externalId").asText()).isEqualTo("f2");
        assertThat(account(fay).path("email").asText()).isEqualTo("fay@acme.example");
        assertThat(account(fay).path("emailVerified").asBoolean()).isTrue();
        assertThat(federated(fay).path(0).path("userId").asText()).isEqualTo("Fay");
        acme.scim()
                .patch(
                        "/Users/" + fay,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", "title", "value", "Boss"))))
                .ok();
        assertThat(directory(acme).path("attention").findValuesAsText("code")).doesNotContain("reviews");
        assertThat(activity(acme).toString()).contains("link-review").contains("needs-review");
    }

    @Test
    void what_is_dismissed_stays_dismissed_until_it_is_about_another_account() {
        String gus = account("gus", "gus@private.example", false);
        assertRefused(acme.scim().post("/Users", Map.of("userName", "gus")));
        String review = reviews(acme, "open").path("items").path(0).path("id").asText();

        decide(acme, review, "dismiss").ok();
        assertRefused(acme.scim().post("/Users", Map.of("userName", "gus")));

        assertThat(reviews(acme, "open").path("total").asInt()).isZero();
        assertThat(reviews(acme, "dismissed").at("/items/0/times").asInt()).isEqualTo(2);

        admin().delete("/" + REALM + "/users/" + gus).ok();
        assertThat(reviews(acme, "any").path("total").asInt()).isZero();
        account("gus", "gus@private.example", false);
        assertRefused(acme.scim().post("/Users", Map.of("userName", "gus")));

        assertThat(reviews(acme, "open").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void reviews_are_their_directorys_own_and_paged() {
        account("hal", "hal@private.example", false);
        assertRefused(acme.scim().post("/Users", Map.of("userName", "hal")));
        String review = reviews(acme, "open").path("items").path(0).path("id").asText();
        try (var other = TestDirectory.in(keycloak, REALM)) {
            assertThat(reviews(other, "any").path("total").asInt()).isZero();
            assertThat(decide(other, review, "link").status()).isEqualTo(404);
            assertThat(decide(other, review, "dismiss").status()).isEqualTo(404);
        }
        assertThat(decide(acme, "nonsense", "link").status()).isEqualTo(404);
        Answer wrong = admin().get(path(acme) + "/reviews?state=maybe");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("field").asText()).isEqualTo("state");
        JsonNode beyond =
                admin().get(path(acme) + "/reviews?first=1&max=1").ok().json();
        assertThat(beyond.path("total").asInt()).isEqualTo(1);
        assertThat(beyond.path("items")).isEmpty();
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

        assertThat(answers).allSatisfy(AccountLinking::assertRefused);
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
        String realms = admin().post("/" + REALM + "/groups", Map.of("name", "Administrators"))
                .createdId();
        String nora = acme.user("nora@acme.example");

        String pushed = acme.group("Administrators", nora);

        assertThat(pushed).isNotEqualTo(realms);
        assertThat(admin().get("/" + REALM + "/groups/" + realms + "/members").json())
                .isEmpty();
        admin().delete("/" + REALM + "/groups/" + realms).ok();
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

    @Test
    void where_people_may_share_an_address_it_is_no_reason_to_refuse_anybody() {
        admin().put("/" + REALM, Map.of("duplicateEmailsAllowed", true, "loginWithEmailAllowed", false))
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
            admin().put("/" + REALM, Map.of("duplicateEmailsAllowed", false, "loginWithEmailAllowed", true))
                    .ok();
        }
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.request() + answer.body()).isEqualTo(409);
        assertThat(answer.json().path("scimType").asText()).isEqualTo("uniqueness");
    }

    /** A domain is one directory's. */
    private TestDirectory insteadOfAcme(Map<String, List<String>> settings) {
        acme.close();
        acme = acme(settings);
        return acme;
    }

    private TestDirectory acme(Map<String, List<String>> settings) {
        Map<String, List<String>> all = new HashMap<>(
                Map.of("identity-provider", List.of("acme-saml"), "verified-domains", List.of("acme.example")));
        all.putAll(settings);
        return TestDirectory.in(keycloak, REALM, all);
    }

    private Admin admin() {
        return keycloak.admin();
    }

    private void identityProvider(String alias) {
        admin().post(
                        "/" + REALM + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                alias,
                                "providerId",
                                "saml",
                                "config",
                                Map.of("singleSignOnServiceUrl", "https://idp.example/sso", "idpEntityId", alias)))
                .ok();
    }

    private String account(String name, String email, boolean verified) {
        String id = admin().post(
                        "/" + REALM + "/users",
                        Map.of(
                                "username",
                                name,
                                "email",
                                email,
                                "emailVerified",
                                verified,
                                "firstName",
                                "Some",
                                "lastName",
                                "Body",
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD))))
                .createdId();
        accounts.add(id);
        return id;
    }

    private String serviceAccount() {
        admin().post(
                        "/" + REALM + "/clients",
                        Map.of("clientId", "robot", "serviceAccountsEnabled", true, "publicClient", false));
        String client = admin().get("/" + REALM + "/clients?clientId=robot")
                .json()
                .at("/0/id")
                .asText();
        return admin().get("/" + REALM + "/clients/" + client + "/service-account-user")
                .ok()
                .json()
                .path("id")
                .asText();
    }

    private void signedInThrough(String user, String provider, String nameId) {
        admin().post(
                        "/" + REALM + "/users/" + user + "/federated-identity/" + provider,
                        Map.of("identityProvider", provider, "userId", nameId, "userName", nameId))
                .ok();
    }

    private JsonNode federated(String user) {
        return admin().get("/" + REALM + "/users/" + user + "/federated-identity")
                .ok()
                .json();
    }

    private JsonNode account(String id) {
        return admin().get("/" + REALM + "/users/" + id).ok().json();
    }

    private Map<String, JsonNode> accounts(String... ids) {
        Map<String, JsonNode> all = new HashMap<>();
        for (String id : ids) {
            all.put(id, account(id));
            all.put(id + " links", federated(id));
        }
        return all;
    }

    private static Map<String, ?> person(String userName, String email, String externalId) {
        return Map.of(
                "userName",
                userName,
                "externalId",
                externalId,
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                List.of(Map.of("value", email, "type", "work", "primary", true)),
                "active",
                true);
    }

    private Answer replace(String user, String path, Object value) {
        return acme.scim()
                .patch(
                        "/Users/" + user,
                        Map.of("Operations", List.of(Map.of("op", "replace", "path", path, "value", value))));
    }

    private JsonNode signIn(String name) {
        return Http.at(keycloak.url())
                .form(
                        "/realms/" + REALM + "/protocol/openid-connect/token",
                        Map.of("grant_type", "password", "client_id", "app", "username", name, "password", PASSWORD))
                .ok()
                .json();
    }

    private Answer refresh(String token) {
        return Http.at(keycloak.url())
                .form(
                        "/realms/" + REALM + "/protocol/openid-connect/token",
                        Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", token));
    }

    private String app() {
        return admin().get("/" + REALM + "/clients?clientId=app")
                .json()
                .at("/0/id")
                .asText();
    }

    private JsonNode role(String name) {
        String roles = "/" + REALM + "/clients/" + app() + "/roles";
        admin().post(roles, Map.of("name", name));
        return admin().get(roles + "/" + name).ok().json();
    }

    private static String path(TestDirectory directory) {
        return "/" + REALM + "/directory-sync/directories/" + directory.alias();
    }

    private JsonNode directory(TestDirectory directory) {
        return admin().get(path(directory)).ok().json();
    }

    private JsonNode activity(TestDirectory directory) {
        ArrayList<JsonNode> entries = new ArrayList<>();
        admin().get(path(directory) + "/activity?writesOnly=true")
                .ok()
                .json()
                .path("items")
                .forEach(item -> entries.add(admin().get(
                                path(directory) + "/activity/" + item.path("id").asText())
                        .ok()
                        .json()));
        return new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(entries);
    }

    private JsonNode reviews(TestDirectory directory, String state) {
        return admin().get(path(directory) + "/reviews?state=" + state).ok().json();
    }

    private Answer decide(TestDirectory directory, String review, String decision) {
        return admin().post(path(directory) + "/reviews/" + review + "/" + decision, Map.of());
    }
}
