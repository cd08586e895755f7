package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The people of a directory are members of the customer's organization as long as they are its people; on every database. */
abstract class OrganizationMembership {

    private static final String REALM = "organizations";
    private static final String THEIR_OWN = "organizations-their-own";

    private static final Map<String, ?> NO_ORGANIZATION = Collections.singletonMap("organization", null);

    private final KeycloakServer keycloak;

    OrganizationMembership(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        if (admin().get("/" + REALM).status() != 200) {
            FixtureRealm.in(keycloak, REALM);
            admin().put("/" + REALM, Map.of("organizationsEnabled", true)).ok();
        }
    }

    @Test
    void people_are_members_from_the_start_and_until_they_are_deleted() {
        String acme = organization("acme-start");
        String visitor = account("visitor-start");
        admin().post(organizations(acme) + "/members", "\"" + visitor + "\"").ok();
        try (var directory = directory("acme-start")) {
            String ann = directory.user("ann@start.example");
            String bob = directory.user(Map.of("userName", "bob@start.example", "active", false));

            assertThat(members(acme)).containsExactlyInAnyOrder(visitor, ann, bob);
            assertThat(admin().get(organizations(acme) + "/members/" + ann)
                            .ok()
                            .json()
                            .path("membershipType")
                            .asText())
                    .isEqualTo("UNMANAGED");

            directory
                    .scim()
                    .patch(
                            "/Users/" + ann,
                            Map.of("Operations", List.of(Map.of("op", "replace", "path", "active", "value", false))))
                    .ok();
            directory.scim().delete("/Users/" + bob).ok();

            assertThat(members(acme)).containsExactlyInAnyOrder(visitor, ann);
        } finally {
            admin().delete("/" + REALM + "/users/" + visitor);
            admin().delete(organizations(acme));
        }
    }

    @Test
    void another_organization_in_the_settings_moves_those_who_are_there_and_none_ends_it() {
        String before = organization("acme-before");
        String after = organization("acme-after");
        String visitor = account("visitor-move");
        admin().post(organizations(before) + "/members", "\"" + visitor + "\"").ok();
        try (var directory = directory("acme-before")) {
            String ann = directory.user("ann@move.example");

            change(directory, Map.of("organization", after)).ok();

            Waiting.until(() -> members(after).equals(List.of(ann)));
            assertThat(members(before)).containsExactly(visitor);

            Map<String, Object> none = new HashMap<>();
            none.put("organization", null);
            change(directory, none).ok();

            Waiting.until(() -> members(after).isEmpty());
            assertThat(members(before)).containsExactly(visitor);
            assertThat(directory.get("/Users/" + ann).path("active").asBoolean())
                    .isTrue();
        } finally {
            admin().delete("/" + REALM + "/users/" + visitor);
            admin().delete(organizations(before));
            admin().delete(organizations(after));
        }
    }

    @Test
    void who_was_there_before_the_setting_becomes_a_member_in_the_background() {
        String acme = organization("acme-later");
        try (var directory = TestDirectory.in(keycloak, REALM)) {
            List<String> people = List.of(directory.user("a@later.example"), directory.user("b@later.example"));

            change(directory, Map.of("organization", "acme-later")).ok();

            Waiting.until(() -> members(acme).size() == 2);
            assertThat(members(acme)).containsExactlyInAnyOrderElementsOf(people);
        } finally {
            admin().delete(organizations(acme));
        }
    }

    @Test
    void the_end_of_a_directory_ends_the_memberships_of_those_who_stay() {
        String acme = organization("acme-end");
        for (String way : List.of("?users=keep", "?users=suspend")) {
            var directory = directory("acme-end");
            String ann = directory.user("ann@end.example");
            assertThat(members(acme)).containsExactly(ann);

            admin().delete(path(directory) + way).ok();

            assertThat(members(acme)).isEmpty();
            admin().delete("/" + REALM + "/users/" + ann).ok();
        }
        admin().delete(organizations(acme));
    }

    @Test
    void a_directory_that_is_removed_as_a_component_leaves_nobody_in_the_organization() {
        String acme = organization("acme-component");
        var directory = directory("acme-component");
        String ann = directory.user("ann@component.example");

        admin().delete("/" + REALM + "/components/" + directory.id()).ok();

        assertThat(members(acme)).isEmpty();
        assertThat(admin().get("/" + REALM + "/users/" + ann).status()).isEqualTo(200);
        admin().delete("/" + REALM + "/users/" + ann).ok();
        admin().delete(organizations(acme)).ok();
    }

    @Test
    void an_organization_that_goes_takes_no_people_along_and_stops_nobody_from_being_provisioned() {
        String acme = organization("acme-gone");
        try (var directory = directory("acme-gone")) {
            String ann = directory.user("ann@gone.example");

            admin().delete(organizations(acme)).ok();

            assertThat(directory.get("/Users/" + ann).path("active").asBoolean())
                    .isTrue();
            directory.user("bob@gone.example");
            change(directory, Map.of("contacts", List.of("it@gone.example"))).ok();
            assertThat(attention(directory)).contains("organization-missing");

            String again = organization("acme-gone");
            assertThat(attention(directory)).doesNotContain("organization-missing");
            Waiting.until(() -> members(again).size() == 2);
            admin().put(
                            organizations(again),
                            Map.of(
                                    "id",
                                    again,
                                    "name",
                                    "acme-gone",
                                    "alias",
                                    "acme-gone",
                                    "enabled",
                                    false,
                                    "domains",
                                    List.of(Map.of("name", "acme-gone.example"))))
                    .ok();
            assertThat(attention(directory)).contains("organization-disabled");

            change(directory, NO_ORGANIZATION).ok();
            assertThat(attention(directory)).doesNotContain("organization-disabled");
            Waiting.until(() -> members(again).isEmpty());
            admin().delete(organizations(again)).ok();
        }
    }

    @Test
    void a_managed_member_stays_one_and_is_not_deleted_when_the_directory_has_them_no_more() {
        String acme = organization("acme-managed");
        String ann = signsInAtTheirOrganization(acme, "ann@acme-managed.example");
        assertThat(membership(acme, ann)).isEqualTo("MANAGED");
        var directory = TestDirectory.in(
                keycloak,
                REALM,
                Map.of(
                        "organization",
                        List.of("acme-managed"),
                        "verified-domains",
                        List.of("acme-managed.example"),
                        "on-delete",
                        List.of("suspend")));
        try {
            assertThat(directory.user("ann@acme-managed.example")).isEqualTo(ann);
            String bob = directory.user("bob@acme-managed.example");
            assertThat(membership(acme, ann)).isEqualTo("MANAGED");
            assertThat(membership(acme, bob)).isEqualTo("UNMANAGED");

            change(directory, NO_ORGANIZATION).ok();
            Waiting.until(() -> !members(acme).contains(bob));
            assertThat(membership(acme, ann)).isEqualTo("MANAGED");

            change(directory, Map.of("organization", "acme-managed")).ok();
            Waiting.until(() -> members(acme).contains(bob));
            directory.scim().delete("/Users/" + ann).ok();
            assertThat(membership(acme, ann)).isEqualTo("MANAGED");

            assertThat(directory.user("ann@acme-managed.example")).isEqualTo(ann);
            admin().delete(path(directory) + "?users=keep").ok();
            assertThat(membership(acme, ann)).isEqualTo("MANAGED");
            assertThat(members(acme)).containsExactly(ann);
            admin().delete("/" + REALM + "/users/" + bob);
        } finally {
            admin().delete(organizations(acme));
            admin().delete("/" + REALM + "/users/" + ann);
            admin().delete("/" + REALM + "/identity-provider/instances/their-own");
            admin().delete("/" + THEIR_OWN);
        }
    }

    private String membership(String organization, String user) {
        return admin().get(organizations(organization) + "/members/" + user)
                .ok()
                .json()
                .path("membershipType")
                .asText();
    }

    /** Keycloak makes managed members of those only whom an identity provider of the organization brings. */
    private String signsInAtTheirOrganization(String organization, String name) {
        String own = keycloak.url() + "/realms/" + THEIR_OWN + "/protocol/openid-connect";
        theirOwnRealm(name);
        admin().post(
                        "/" + REALM + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                "their-own",
                                "providerId",
                                "keycloak-oidc",
                                "trustEmail",
                                true,
                                "config",
                                Map.of(
                                        "clientId",
                                        "vendor",
                                        "clientSecret",
                                        "s3cret",
                                        "clientAuthMethod",
                                        "client_secret_post",
                                        "authorizationUrl",
                                        own + "/auth",
                                        "tokenUrl",
                                        own + "/token",
                                        "userInfoUrl",
                                        own + "/userinfo",
                                        "defaultScope",
                                        "openid profile email")))
                .ok();
        admin().post(organizations(organization) + "/identity-providers", "\"their-own\"")
                .ok();
        Browser browser = new Browser();
        Browser.Page login = browser.open(keycloak.url() + "/realms/" + REALM
                + "/protocol/openid-connect/auth?client_id=account-console&response_type=code&scope=openid"
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                + "&kc_idp_hint=their-own&redirect_uri="
                + Http.encoded(keycloak.url() + "/realms/" + REALM + "/account/"));
        browser.signIn(login, name, "at home");
        return admin().get("/" + REALM + "/users?exact=true&username=" + Http.encoded(name))
                .ok()
                .json()
                .at("/0/id")
                .asText();
    }

    private void theirOwnRealm(String name) {
        String broker = keycloak.url() + "/realms/" + REALM + "/broker/their-own/endpoint";
        admin().makeRealm(Map.of(
                        "realm",
                        THEIR_OWN,
                        "enabled",
                        true,
                        "clients",
                        List.of(Map.of("clientId", "vendor", "secret", "s3cret", "redirectUris", List.of(broker))),
                        "users",
                        List.of(Map.of(
                                "username",
                                name,
                                "email",
                                name,
                                "emailVerified",
                                true,
                                "firstName",
                                "Ann",
                                "lastName",
                                "Ager",
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", "at home"))))))
                .ok();
    }

    @Test
    void what_is_no_organization_is_refused_with_field_and_reason() {
        String acme = organization("acme-real");
        try (var directory = TestDirectory.in(keycloak, REALM)) {
            Answer unknown = change(directory, Map.of("organization", "nobody"));

            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.json().path("field").asText()).isEqualTo("organization");
            assertThat(unknown.json().path("errorMessage").asText()).contains("nobody");

            admin().put("/" + REALM, Map.of("organizationsEnabled", false)).ok();
            Answer off = change(directory, Map.of("organization", "acme-real"));

            assertThat(off.status()).isEqualTo(400);
            assertThat(off.json().path("errorMessage").asText()).contains("not switched on");
        } finally {
            admin().put("/" + REALM, Map.of("organizationsEnabled", true)).ok();
            admin().delete(organizations(acme));
        }
    }

    @Test
    void a_realm_is_imported_with_an_organization_and_its_directory() {
        try (var imported = imported()) {
            String ann = imported.directory().user("ann@acme.example");

            assertThat(imported.members().path(0).path("id").asText()).isEqualTo(ann);
        }
    }

    @Test
    void who_is_deleted_and_only_suspended_is_a_member_no_more_until_they_come_again() {
        String acme = organization("acme-suspends");
        try (var directory = TestDirectory.in(
                keycloak, REALM, Map.of("organization", List.of("acme-suspends"), "on-delete", List.of("suspend")))) {
            String ann = directory.user("ann@suspends.example");

            directory.scim().delete("/Users/" + ann).ok();
            assertThat(members(acme)).isEmpty();

            assertThat(directory.user("ann@suspends.example")).isEqualTo(ann);
            assertThat(members(acme)).containsExactly(ann);
        } finally {
            admin().delete(organizations(acme));
        }
    }

    @Test
    void who_is_not_imported_is_no_member_until_they_are() {
        String acme = organization("acme-waits");
        try (var directory = TestDirectory.in(
                keycloak, REALM, Map.of("organization", List.of("acme-waits"), "import-users", List.of("false")))) {
            String ann = directory.user("ann@waits.example");
            assertThat(members(acme)).isEmpty();

            change(directory, Map.of("importUsers", true)).ok();

            assertThat(members(acme)).containsExactly(ann);
        } finally {
            admin().delete(organizations(acme));
        }
    }

    /** A realm of its own, with an organization and its directory. */
    private record Imported(KeycloakServer keycloak, String realm, TestDirectory directory) implements AutoCloseable {

        JsonNode members() {
            return keycloak.admin().get(path()).ok().json();
        }

        private String path() {
            String organization = keycloak.admin()
                    .get("/" + realm + "/organizations")
                    .json()
                    .at("/0/id")
                    .asText();
            return "/" + realm + "/organizations/" + organization + "/members";
        }

        @Override
        public void close() {
            keycloak.admin().delete("/" + realm);
        }
    }

    private Imported imported() {
        String token = TestDirectory.newToken();
        String realm = "organizations-" + UUID.randomUUID();
        Map<String, List<String>> config = Map.of(
                "alias",
                List.of("acme"),
                "organization",
                List.of("acme"),
                "verified-domains",
                List.of("acme.example"),
                "guard",
                List.of("off"),
                "token",
                List.of(token));
        Map<String, ?> organization = Map.of(
                "name", "acme", "alias", "acme", "enabled", true, "domains", List.of(Map.of("name", "acme.example")));
        admin().post(
                        "",
                        Map.of(
                                "realm",
                                realm,
                                "enabled",
                                true,
                                "organizationsEnabled",
                                true,
                                "attributes",
                                Map.of("directory-sync.enabled", "true"),
                                "organizations",
                                List.of(organization),
                                "components",
                                Map.of(
                                        "io.github.directorysync.keycloak.DirectoryProvider",
                                        List.of(Map.of("name", "acme", "providerId", "directory", "config", config)))))
                .ok();
        return new Imported(keycloak, realm, new TestDirectory(keycloak, realm, "", "acme", token));
    }

    private Admin admin() {
        return keycloak.admin();
    }

    private TestDirectory directory(String organization) {
        return TestDirectory.in(keycloak, REALM, Map.of("organization", List.of(organization)));
    }

    private Answer change(TestDirectory directory, Map<String, ?> fields) {
        return admin().signedIn().patch("/admin/realms" + path(directory), fields);
    }

    private List<String> attention(TestDirectory directory) {
        return admin().get(path(directory)).ok().json().path("attention").findValuesAsText("code");
    }

    private static String path(TestDirectory directory) {
        return "/" + REALM + "/directory-sync/directories/" + directory.alias();
    }

    private String organization(String alias) {
        return admin().post(
                        "/" + REALM + "/organizations",
                        Map.of(
                                "name",
                                alias,
                                "alias",
                                alias,
                                "enabled",
                                true,
                                "domains",
                                List.of(Map.of("name", alias + ".example"))))
                .createdId();
    }

    private static String organizations(String id) {
        return "/" + REALM + "/organizations/" + id;
    }

    private String account(String name) {
        return admin().post("/" + REALM + "/users", Map.of("username", name, "enabled", true))
                .createdId();
    }

    private List<String> members(String organization) {
        List<String> ids = new ArrayList<>();
        admin().get(organizations(organization) + "/members?max=100")
                .ok()
                .json()
                .forEach(member -> ids.add(member.path("id").asText()));
        return ids;
    }
}
