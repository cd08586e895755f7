package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.OnPostgres;
import io.github.directorysync.whole.TestDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two directories whose people sign in through one identity provider: one NameID is one account's, whoever is faster. */
@ExtendWith(OnPostgres.Shared.class)
class SharedIdentityProviderIT {

    private static final String REALM = "shared-provider";
    private static final int TIMES = 12;

    private final KeycloakServer keycloak;
    private final TestDirectory one;
    private final TestDirectory two;

    SharedIdentityProviderIT(OnPostgres server) {
        keycloak = server.keycloak();
        if (keycloak.admin().get("/" + REALM).status() != 200) {
            FixtureRealm.in(keycloak, REALM);
            keycloak.admin()
                    .post(
                            "/" + REALM + "/identity-provider/instances",
                            Map.of(
                                    "alias",
                                    "shared-saml",
                                    "providerId",
                                    "saml",
                                    "config",
                                    Map.of("singleSignOnServiceUrl", "https://idp.example/sso")))
                    .ok();
        }
        one = directory();
        two = directory();
    }

    @AfterEach
    void gone() {
        one.close();
        two.close();
    }

    @Test
    void of_two_posts_at_one_moment_one_makes_the_account_and_the_other_is_looked_at() {
        for (int i = 0; i < TIMES; i++) {
            String nameId = "name-id-" + i;
            String first = "first-" + i;
            String second = "second-" + i;

            List<Answer> answers = atOnce(
                    () -> one.scim().post("/Users", person(first, nameId)),
                    () -> two.scim().post("/Users", person(second, nameId)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(links()).hasSize(TIMES).doesNotHaveDuplicates();
        int looked =
                reviews(one).path("total").asInt() + reviews(two).path("total").asInt();
        assertThat(looked).isEqualTo(TIMES);
        assertThat(Stream.of(one, two)
                        .flatMap(directory -> reviews(directory).path("items").findValuesAsText("reason").stream()))
                .containsOnly("other-directory");
    }

    @Test
    void of_two_changes_at_one_moment_one_gets_the_nameid() {
        String first = one.user(person("first", "a"));
        String second = two.user(person("second", "b"));
        for (int i = 0; i < TIMES; i++) {
            String nameId = "wanted-" + i;

            List<Answer> answers = atOnce(
                    () -> one.scim().put("/Users/" + first, person("first", nameId)),
                    () -> two.scim().put("/Users/" + second, person("second", nameId)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(links()).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_account_of_the_realm_becomes_one_directorys_only() {
        for (int i = 0; i < TIMES; i++) {
            String nameId = "jit-" + i;
            String account = keycloak.admin()
                    .post("/" + REALM + "/users", Map.of("username", nameId, "enabled", true))
                    .createdId();
            keycloak.admin()
                    .post(
                            "/" + REALM + "/users/" + account + "/federated-identity/shared-saml",
                            Map.of("identityProvider", "shared-saml", "userId", nameId, "userName", nameId))
                    .ok();
            String number = Integer.toString(i);

            List<Answer> answers = atOnce(
                    () -> one.scim().post("/Users", person("one-" + number, nameId)),
                    () -> two.scim().post("/Users", person("two-" + number, nameId)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 201)
                    .extracting(answer -> answer.json().path("id").asText())
                    .containsExactly(account);
        }
        assertThat(links()).hasSize(TIMES).doesNotHaveDuplicates();
    }

    private TestDirectory directory() {
        return TestDirectory.in(
                keycloak, REALM, Map.of("identity-provider", List.of("shared-saml"), "name-id", List.of("externalId")));
    }

    private static Map<String, ?> person(String userName, String externalId) {
        Map<String, Object> person = new HashMap<>(Map.of("userName", userName, "externalId", externalId));
        person.put("active", true);
        return person;
    }

    private static List<Answer> atOnce(Supplier<Answer> first, Supplier<Answer> second) {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            var one = CompletableFuture.supplyAsync(first, both);
            var two = CompletableFuture.supplyAsync(second, both);
            return List.of(one.join(), two.join());
        } finally {
            both.shutdown();
        }
    }

    /** The NameIDs of everybody of the realm. */
    private List<String> links() {
        List<String> all = new ArrayList<>();
        for (JsonNode user :
                keycloak.admin().get("/" + REALM + "/users?max=200").ok().json()) {
            all.addAll(keycloak.admin()
                    .get("/" + REALM + "/users/" + user.path("id").asText() + "/federated-identity")
                    .ok()
                    .json()
                    .findValuesAsText("userId"));
        }
        return all;
    }

    private JsonNode reviews(TestDirectory directory) {
        return keycloak.admin()
                .get("/" + REALM + "/directory-sync/directories/" + directory.alias() + "/reviews")
                .ok()
                .json();
    }
}
