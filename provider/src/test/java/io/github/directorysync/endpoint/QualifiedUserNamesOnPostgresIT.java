package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two customers whose people have bare user names: each has an ann, and sees nobody else's. */
@ExtendWith(OnPostgres.Shared.class)
class QualifiedUserNamesOnPostgresIT {

    private static final String REALM = "qualified";
    private static final Map<String, List<String>> ON = Map.of("qualify-user-names", List.of("true"));

    private final KeycloakServer keycloak;
    private final List<TestDirectory> directories = new ArrayList<>();

    QualifiedUserNamesOnPostgresIT(OnPostgres server) {
        keycloak = server.keycloak();
        if (keycloak.admin().get("/" + REALM).status() != 200) {
            FixtureRealm.in(keycloak, REALM);
            keycloak.admin()
                    .post(
                            "/" + REALM + "/identity-provider/instances",
                            Map.of(
                                    "alias",
                                    "acme-saml",
                                    "providerId",
                                    "saml",
                                    "config",
                                    Map.of("singleSignOnServiceUrl", "https://idp.example/sso")))
                    .ok();
        }
    }

    @AfterEach
    void gone() {
        directories.forEach(TestDirectory::close);
        for (JsonNode left : admin().get("/" + REALM + "/users?max=100").ok().json()) {
            admin().delete("/" + REALM + "/users/" + left.path("id").asText());
        }
    }

    @Test
    void both_have_an_ann_who_is_ann_for_her_directory_and_in_the_log() {
        TestDirectory acme = directory(ON);
        TestDirectory other = directory(ON);

        String ann = acme.user(Map.of("userName", "Ann", "externalId", "a1"));
        String hers = other.user(Map.of("userName", "ann", "externalId", "a1"));

        assertThat(hers).isNotEqualTo(ann);
        assertThat(username(ann)).isEqualTo("ann@" + acme.alias());
        assertThat(username(hers)).isEqualTo("ann@" + other.alias());
        assertThat(found(acme, "aNN")).containsExactly("Ann");
        assertThat(found(other, "ann")).containsExactly("ann");
        assertThat(found(acme, "ann@" + acme.alias())).isEmpty();
        assertThat(acme.get("/Users?filter=" + Http.encoded("userName sw \"an\" and title pr or userName co \"nn\""))
                        .findValuesAsText("id"))
                .containsExactly(ann);
        String sales = acme.group("Sales", ann);
        assertThat(acme.get("/Groups/" + sales).at("/members/0/display").asText())
                .isEqualToIgnoringCase("ann");
        assertThat(acme.scim().post("/Users", Map.of("userName", "ANN")).status())
                .isEqualTo(409);
        JsonNode people = admin().get(
                        "/" + REALM + "/directory-sync/directories/" + acme.alias() + "/people?app=realm&search=ann")
                .ok()
                .json();
        assertThat(people.at("/items/0/userName").asText()).isEqualTo("ann");
        assertThat(activity(acme)).contains("\"targetName\":\"Ann\"").doesNotContain("ann@" + acme.alias());

        acme.scim()
                .put("/Users/" + ann, Map.of("userName", "Annie", "externalId", "a1"))
                .ok();
        assertThat(username(ann)).isEqualTo("annie@" + acme.alias());
        assertThat(found(acme, "ann")).isEmpty();
        assertThat(found(acme, "annie")).containsExactly("Annie");
        acme.scim().delete("/Users/" + ann).ok();
        assertThat(found(other, "ann")).containsExactly("ann");
    }

    @Test
    void an_e_mail_shaped_user_name_is_the_accounts_and_nobody_sends_another_directorys_names() {
        TestDirectory acme = directory(ON);
        TestDirectory other = directory(Map.of());

        assertThat(username(acme.user(Map.of("userName", "ann@acme.test")))).isEqualTo("ann@acme.test");
        Answer squatted = other.scim().post("/Users", Map.of("userName", "bob@" + acme.alias()));
        assertThat(squatted.status()).isEqualTo(409);
        assertThat(squatted.body()).doesNotContain("another directory");
        assertThat(username(acme.user(Map.of("userName", "bob")))).isEqualTo("bob@" + acme.alias());
        Answer reserved = other.scim().post("/Users", Map.of("userName", "service-account-x"));
        assertThat(reserved.status()).isEqualTo(409);
        assertThat(reserved.json().path("detail").asText()).contains("reserved");
    }

    @Test
    void switching_it_on_renames_nobody_and_is_what_the_review_of_the_second_ann_advises() {
        TestDirectory first = directory(Map.of());
        TestDirectory second = directory(Map.of());
        String ann = first.user(Map.of("userName", "ann"));
        String bob = second.user(Map.of("userName", "bob"));
        Answer refused = second.scim().post("/Users", Map.of("userName", "ann"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).doesNotContain("qualify");
        JsonNode review = reviews(second);
        assertThat(review.at("/items/0/reason").asText()).isEqualTo("other-directory");
        assertThat(review.at("/items/0/advice").asText()).contains("qualify-user-names", "ann@" + second.alias());

        switchOn(first);
        switchOn(second);

        assertThat(username(bob)).isEqualTo("bob");
        second.scim()
                .put("/Users/" + bob, Map.of("userName", "Bob", "title", "Clerk"))
                .ok();
        assertThat(username(bob)).isEqualTo("bob");
        assertThat(second.scim().post("/Users", Map.of("userName", "bob")).status())
                .isEqualTo(409);
        String hers = second.user(Map.of("userName", "ann"));
        assertThat(username(hers)).isEqualTo("ann@" + second.alias());
        assertThat(username(ann)).isEqualTo("ann");
        assertThat(reviews(second).path("total").asInt()).isZero();
        assertThat(second.scim()
                        .put("/Users/" + hers, Map.of("userName", "bob"))
                        .status())
                .isEqualTo(409);
        second.scim().put("/Users/" + bob, Map.of("userName", "robert")).ok();
        assertThat(username(bob)).isEqualTo("robert@" + second.alias());
        second.scim().put("/Users/" + hers, Map.of("userName", "bob")).ok();
        assertThat(username(hers)).isEqualTo("bob@" + second.alias());
    }

    @Test
    void what_an_administrator_calls_the_account_stays_and_the_directory_goes_on_saying_ann() {
        TestDirectory acme = directory(ON);
        String ann = acme.user(Map.of("userName", "ann", "externalId", "a1"));
        admin().put("/" + REALM, Map.of("realm", REALM, "editUsernameAllowed", true))
                .ok();
        admin().put("/" + REALM + "/users/" + ann, Map.of("username", "a.archer"))
                .ok();

        acme.scim()
                .put("/Users/" + ann, Map.of("userName", "ann", "externalId", "a1", "title", "Clerk"))
                .ok();

        assertThat(username(ann)).isEqualTo("a.archer");
        assertThat(found(acme, "ann")).containsExactly("ann");
        assertThat(found(acme, "a.archer")).isEmpty();
        assertThat(acme.scim()
                        .post("/Users", Map.of("userName", "ann", "externalId", "a2"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void who_came_just_in_time_by_the_bare_name_is_adopted_by_proof_only() {
        var settings = new HashMap<>(ON);
        settings.put("identity-provider", List.of("acme-saml"));
        TestDirectory acme = directory(settings);
        String ann = account("ann");
        link(ann, "ann");
        String bob = account("bob");
        link(bob, "G-4711");
        String cid = account("cid");

        assertThat(acme.user(Map.of("userName", "ann"))).isEqualTo(ann);
        assertThat(acme.scim().post("/Users", Map.of("userName", "bob")).status())
                .isEqualTo(409);
        String hers = acme.user(Map.of("userName", "cid"));

        assertThat(username(ann)).isEqualTo("ann");
        assertThat(reviews(acme).at("/items/0/account/id").asText()).isEqualTo(bob);
        assertThat(hers).isNotEqualTo(cid);
        assertThat(username(hers)).isEqualTo("cid@" + acme.alias());
        JsonNode links = admin().get("/" + REALM + "/users/" + hers + "/federated-identity")
                .ok()
                .json();
        assertThat(links.at("/0/userId").asText()).isEqualTo("cid");
    }

    @Test
    void whose_qualified_name_another_user_has_is_refused_in_words_that_say_so() {
        TestDirectory acme = directory(ON);
        acme.user(Map.of("userName", "ann@" + acme.alias()));
        String bob = acme.user(Map.of("userName", "bob"));

        for (Answer refused : List.of(
                acme.scim().post("/Users", Map.of("userName", "ann")),
                acme.scim().put("/Users/" + bob, Map.of("userName", "ann")))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("detail").asText())
                    .contains("The userName ann becomes the Keycloak username ann@" + acme.alias(), "another user");
        }
    }

    private TestDirectory directory(Map<String, List<String>> settings) {
        TestDirectory directory = TestDirectory.in(keycloak, REALM, settings);
        directories.add(directory);
        return directory;
    }

    private void switchOn(TestDirectory directory) {
        admin().signedIn()
                .patch(
                        "/admin/realms/" + REALM + "/directory-sync/directories/" + directory.alias(),
                        Map.of("qualifyUserNames", true))
                .ok();
    }

    private String account(String username) {
        return admin().post("/" + REALM + "/users", Map.of("username", username, "enabled", true))
                .createdId();
    }

    private void link(String account, String nameId) {
        admin().post(
                        "/" + REALM + "/users/" + account + "/federated-identity/acme-saml",
                        Map.of("identityProvider", "acme-saml", "userId", nameId, "userName", nameId))
                .ok();
    }

    private String username(String id) {
        return admin().get("/" + REALM + "/users/" + id)
                .ok()
                .json()
                .path("username")
                .asText();
    }

    private static List<String> found(TestDirectory directory, String userName) {
        return directory
                .get("/Users?filter=" + Http.encoded("userName eq \"" + userName + "\""))
                .findValuesAsText("userName");
    }

    private JsonNode reviews(TestDirectory directory) {
        return admin().get("/" + REALM + "/directory-sync/directories/" + directory.alias() + "/reviews")
                .ok()
                .json();
    }

    private String activity(TestDirectory directory) {
        return admin().get("/" + REALM + "/directory-sync/directories/" + directory.alias() + "/activity")
                .ok()
                .body();
    }

    private Admin admin() {
        return keycloak.admin();
    }
}
