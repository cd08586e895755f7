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

/** No directory gives a role that administers Keycloak, also one that does so only since a policy names it. */
@WithKeycloak
class AdminRolesIT {

    private static final String REALM = "admin-roles";

    private final VendorRealm vendor;
    private final TestDirectory directory;

    AdminRolesIT(KeycloakServer keycloak) {
        vendor = VendorRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM, Map.of("apps", List.of("app"), "pushed-roles", List.of("true")));
    }

    @AfterEach
    void gone() {
        vendor.admin().delete("/" + REALM);
    }

    @Test
    void a_role_that_a_policy_names_is_mapped_by_nobody_in_directory_sync_and_does_not_count_when_pushed() {
        directory.user(Map.of(
                "userName",
                "ann",
                "name",
                Map.of("givenName", "Given", "familyName", "Family"),
                "emails",
                List.of(Map.of("value", "ann@example.com", "primary", true)),
                "roles",
                List.of(Map.of("value", "Delegate"))));
        String group = directory.group("Team");
        String app = vendor.client("app");
        JsonNode role = appRole(app, "Delegate");
        Answer link = link(app);
        assertThat(new FixtureRealm(vendor.keycloak(), REALM).roleAtSignIn("ann"))
                .isEqualTo("Delegate");

        vendor.letManageUsersBy(role);

        String path = "/groups/" + group + "/role?app=" + app;
        Answer byAdmin = vendor.admin()
                .put(
                        vendor.path("/directory-sync/directories/" + directory.alias() + path),
                        Map.of("role", "Delegate"));
        Answer byLink = vendor.keycloak()
                .http()
                .bearer(portalToken(link))
                .put("/realms/" + REALM + "/directory-sync/portal/api" + path, Map.of("role", "Delegate"));
        Answer newLink = link(app);

        assertThat(byAdmin.status()).isEqualTo(400);
        assertThat(byAdmin.json().path("errorMessage").asText()).contains("administers Keycloak");
        assertThat(byLink.status()).isIn(400, 403, 404);
        assertThat(newLink.status()).isEqualTo(400);
        assertThat(newLink.json().path("field").asText()).isEqualTo("highestRoles");
        assertThat(vendor.admin()
                        .get(vendor.path("/groups/" + group + "/role-mappings"))
                        .json())
                .isEmpty();
        assertThat(new FixtureRealm(vendor.keycloak(), REALM).roleAtSignIn("ann"))
                .isNotEqualTo("Delegate");
    }

    @Test
    void the_holder_of_a_link_does_not_map_a_group_that_administers_keycloak_by_now() {
        String group = directory.group("Team");
        String app = vendor.client("app");
        appRole(app, "Delegate");
        String token = portalToken(link(app));
        vendor.mapAdminRole(group);

        Answer answer = vendor.keycloak()
                .http()
                .bearer(token)
                .put(
                        "/realms/" + REALM + "/directory-sync/portal/api/groups/" + group + "/role?app=" + app,
                        Map.of("role", "Delegate"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(vendor.admin()
                        .get(vendor.path("/groups/" + group + "/role-mappings/clients/" + app))
                        .json())
                .isEmpty();
    }

    private JsonNode appRole(String app, String name) {
        String roles = vendor.path("/clients/" + app + "/roles");
        vendor.admin()
                .post(roles, Map.of("name", name, "attributes", Map.of("directory-sync.level", List.of("10"))))
                .ok();
        return vendor.admin().get(roles + "/" + name).ok().json();
    }

    private Answer link(String app) {
        return vendor.admin()
                .post(
                        vendor.path("/directory-sync/directories/" + directory.alias() + "/links"),
                        Map.of("scopes", List.of("map-groups"), "highestRoles", Map.of(app, "Delegate")));
    }

    private String portalToken(Answer link) {
        String address = link.ok().json().path("link").asText();
        return vendor.keycloak()
                .http()
                .post(
                        "/realms/" + REALM + "/directory-sync/portal/api/session",
                        Map.of("secret", address.substring(address.indexOf('#') + 1)))
                .ok()
                .json()
                .path("token")
                .asText();
    }
}
