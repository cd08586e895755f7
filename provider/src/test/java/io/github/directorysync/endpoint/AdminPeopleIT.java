package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a policy of the realm's fine-grained admin permissions names is an administrator, whom no directory reaches. */
@WithKeycloak
class AdminPeopleIT {

    private static final String REALM = "admin-people";
    private static final String FIRST = "the first password of many";
    private static final String OTHER = "another password of many";

    private final VendorRealm vendor;
    private final TestDirectory directory;

    AdminPeopleIT(KeycloakServer keycloak) {
        vendor = VendorRealm.in(keycloak, REALM);
        directory = TestDirectory.in(
                keycloak, REALM, Map.of("set-passwords", List.of("true"), "verified-domains", List.of("example.com")));
    }

    @AfterEach
    void gone() {
        vendor.admin().delete("/" + REALM);
    }

    @Test
    void an_account_that_a_policy_names_is_never_adopted() {
        String helper = vendor.admin()
                .post(
                        vendor.path("/users"),
                        Map.of(
                                "username",
                                "helper",
                                "firstName",
                                "Helga",
                                "lastName",
                                "Helper",
                                "email",
                                "helper@example.com",
                                "emailVerified",
                                true,
                                "enabled",
                                true))
                .createdId();
        String ann = directory.user("ann@example.com");
        vendor.letManageUsers("user", Map.of("users", List.of(helper)));
        assertThat(vendor.administers(helper, ann)).isTrue();

        Answer answer = directory.scim().post("/Users", person("helper", "helper@example.com", OTHER));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(directory.scim().get("/Users/" + helper).status()).isEqualTo(404);
        assertThat(vendor.signIn("helper", OTHER).status()).isNotEqualTo(200);
        assertThat(vendor.admin()
                        .get(vendor.path("/directory-sync/directories/" + directory.alias() + "/reviews"))
                        .json()
                        .at("/items/0/reason")
                        .asText())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "group", "role"})
    void whom_a_policy_names_by_now_is_not_changed_suspended_or_deleted_and_keeps_the_password(String type) {
        String ann = directory
                .scim()
                .post("/Users", person("ann", "ann@example.com", FIRST))
                .createdId();
        String bob = directory.user("bob@example.com");
        String path = "/Users/" + ann;
        letManageUsers(type, ann);

        List<Answer> answers = List.of(
                directory.scim().put(path, person("ann", "ann@example.com", OTHER)),
                directory.scim().patch(path, replace("password", OTHER)),
                directory.scim().patch(path, replace("name.familyName", "Changed")),
                directory.scim().patch(path, replace("active", false)),
                directory.scim().delete(path));

        assertThat(answers).extracting(Answer::status).containsOnly(403);
        JsonNode user = vendor.admin().get(vendor.path("/users/" + ann)).ok().json();
        assertThat(user.path("enabled").asBoolean()).isTrue();
        assertThat(user.path("lastName").asText()).isEqualTo("Family");
        assertThat(vendor.signIn("ann", OTHER).status()).isNotEqualTo(200);
        assertThat(vendor.signIn("ann", FIRST).status()).isEqualTo(200);
        assertThat(vendor.administers(ann, bob)).isTrue();
        assertThat(vendor.administers(bob, ann)).isFalse();
    }

    private void letManageUsers(String type, String user) {
        switch (type) {
            case "user" -> vendor.letManageUsers(type, Map.of("users", List.of(user)));
            case "group" -> {
                String helpers = vendor.group("Helpers");
                vendor.join(user, helpers);
                vendor.letManageUsers(type, Map.of("groups", List.of(Map.of("id", helpers, "extendChildren", false))));
            }
            default -> {
                JsonNode role = vendor.role("helper");
                vendor.admin()
                        .post(vendor.path("/users/" + user + "/role-mappings/realm"), List.of(role))
                        .ok();
                vendor.letManageUsersBy(role);
            }
        }
    }

    @Test
    void where_everybody_who_is_made_administers_keycloak_nobody_is_made() {
        JsonNode defaults =
                vendor.admin().get(vendor.path("/roles/default-roles-" + REALM)).json();
        vendor.letContain(defaults, vendor.adminRole());

        Answer answer = directory.scim().post("/Users", person("eve", "eve@example.com", FIRST));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(vendor.admin().get(vendor.path("/users/count")).json().asInt())
                .isZero();
    }

    @Test
    void in_a_realm_with_such_permissions_a_directory_works_as_in_any_other() {
        vendor.letManageUsers("user", Map.of("users", List.of(vendor.user("helper"))));

        String ann = directory.user("ann@example.com");
        String group = directory.group("Team", ann);
        directory.scim().patch("/Users/" + ann, replace("active", false)).ok();
        directory.scim().delete("/Groups/" + group).ok();

        assertThat(vendor.isThere(group)).isFalse();
        assertThat(directory.scim().delete("/Users/" + ann).status()).isEqualTo(204);
    }

    private static Map<String, ?> person(String userName, String email, String password) {
        return Map.of(
                "userName",
                userName,
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                List.of(Map.of("value", email, "type", "work", "primary", true)),
                "active",
                true,
                "password",
                password);
    }

    private static Map<String, ?> replace(String path, Object value) {
        return Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                "Operations",
                List.of(Map.of("op", "replace", "path", path, "value", value)));
    }
}
