package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A realm with directory sync on, an identity provider, and people who may look, may change nothing or may do nothing. */
public record CustomerRealm(KeycloakServer keycloak, String name) implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery staple";

    public static CustomerRealm in(KeycloakServer keycloak, String name, int mailPort) {
        keycloak.admin()
                .makeRealm(Map.of(
                        "realm",
                        name,
                        "enabled",
                        true,
                        "adminEventsEnabled",
                        true,
                        "attributes",
                        Map.of(
                                "directory-sync.enabled",
                                "true",
                                "directory-sync.portal-url",
                                keycloak.url() + "/realms/" + name + "/directory-sync/portal/"),
                        "smtpServer",
                        Map.of("host", "localhost", "port", Integer.toString(mailPort), "from", "sync@example.com"),
                        "identityProviders",
                        List.of(Map.of(
                                "alias",
                                "acme-saml",
                                "providerId",
                                "saml",
                                "config",
                                Map.of("singleSignOnServiceUrl", "https://acme.example/sso"))),
                        "users",
                        List.of(person("nobody", List.of()), person("viewer", List.of("view-realm")))))
                .ok();
        return new CustomerRealm(keycloak, name);
    }

    private static Map<String, ?> person(String name, List<String> roles) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.org",
                "firstName",
                "Given",
                "lastName",
                "Family",
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD)),
                "clientRoles",
                Map.of("realm-management", roles));
    }

    /** The admin API of directory sync, for the first administrator; for {@code nobody} and {@code viewer}: {@link #as}. */
    public Http api() {
        return at(keycloak.admin().signedIn());
    }

    public Http as(String person) {
        String token = keycloak.http()
                .form(
                        "/realms/" + name + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                person,
                                "password",
                                PASSWORD))
                .ok()
                .json()
                .path("access_token")
                .asText();
        return at(keycloak.http().bearer(token));
    }

    public Http stranger() {
        return at(keycloak.http());
    }

    private Http at(Http http) {
        return new Http(http.base() + "/admin/realms/" + name + "/directory-sync", http.headers());
    }

    /** They are made after the commit that makes the realm. */
    public void awaitOperatorRoles() {
        Administrators administrators = new Administrators(keycloak, name);
        for (String home : List.of(name, Administrators.MASTER)) {
            String roles = "/" + home + "/clients/" + administrators.client(home) + "/roles";
            eventually(() -> keycloak.admin()
                    .get(roles + "/directory-sync-manage/composites")
                    .body()
                    .contains("directory-sync-view"));
        }
    }

    public JsonNode create(String alias) {
        return api().post("/directories", Map.of("name", alias, "alias", alias, "requireSaml", false))
                .ok()
                .json();
    }

    public String token(String alias) {
        return api().post("/directories/" + alias + "/tokens", Map.of("label", "Okta"))
                .ok()
                .json()
                .path("token")
                .asText();
    }

    public Http scim(String alias, String token) {
        return Http.at(keycloak.url() + "/realms/" + name + "/directories/" + alias + "/scim/v2")
                .bearer(token)
                .with("Content-Type", "application/scim+json");
    }

    public JsonNode components() {
        return keycloak.admin()
                .get("/" + name + "/components?type=io.github.directorysync.keycloak.DirectoryProvider")
                .ok()
                .json();
    }

    public JsonNode user(String id) {
        return keycloak.admin().get("/" + name + "/users/" + id).json();
    }

    /** Waits until it is so. */
    public static void eventually(Supplier<Boolean> so) {
        Waiting.until(so::get);
    }

    @Override
    public void close() {
        keycloak.admin().delete("/" + name);
    }
}
