package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Existing accounts keep their user names: those of users, of renamed users, and of just-in-time sign-ins. */
@ExtendWith(OnPostgres.Shared.class)
class QualifiedNamesOfExistingAccountsOnPostgresIT extends QualifiedNameScenario {

    QualifiedNamesOfExistingAccountsOnPostgresIT(OnPostgres server) {
        super(server, "qualified-names-of-existing-accounts");
        if (admin().get("/" + realm + "/identity-provider/instances/acme-saml").status() != 200) {
            admin().post(
                            "/" + realm + "/identity-provider/instances",
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

    @Test
    void the_option_renames_no_existing_user_and_is_advised_by_the_review_of_a_conflict() {
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
    void an_account_renamed_by_an_administrator_keeps_that_name_and_the_directory_its_own() {
        TestDirectory acme = directory(ON);
        String ann = acme.user(Map.of("userName", "ann", "externalId", "a1"));
        admin().put("/" + realm, Map.of("realm", realm, "editUsernameAllowed", true))
                .ok();
        admin().put("/" + realm + "/users/" + ann, Map.of("username", "a.archer"))
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
    void an_account_of_a_just_in_time_sign_in_is_adopted_only_if_its_link_proves_it() {
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
        JsonNode links = admin().get("/" + realm + "/users/" + hers + "/federated-identity")
                .ok()
                .json();
        assertThat(links.at("/0/userId").asText()).isEqualTo("cid");
    }

    private void switchOn(TestDirectory directory) {
        admin().signedIn()
                .patch("/admin/realms" + directory.adminPath(), Map.of("qualifyUserNames", true))
                .ok();
    }

    private String account(String username) {
        return admin().post("/" + realm + "/users", Map.of("username", username, "enabled", true))
                .createdId();
    }

    private void link(String account, String nameId) {
        admin().post(
                        "/" + realm + "/users/" + account + "/federated-identity/acme-saml",
                        Map.of("identityProvider", "acme-saml", "userId", nameId, "userName", nameId))
                .ok();
    }

    private JsonNode reviews(TestDirectory directory) {
        return admin().get(directory.adminPath() + "/reviews").ok().json();
    }
}
