package io.github.directorysync.bench;

import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.Statements;
import io.github.directorysync.whole.TestEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sign-in costs with the mapper of resolved roles, beside one of Keycloak's own mappers of roles, for the same user
 * in the same realm: {@code mvn -Pbench verify -Dbench.main=io.github.directorysync.bench.SignInCost}.
 */
public final class SignInCost {

    private static final int TIMES = 300;
    private static final int WARM_UP = 1000;
    private static final String PASSWORD = "correct horse battery staple";
    private static final List<String> ROLES = List.of("Reader", "Viewer", "Manager", "Admin");

    private final KeycloakServer keycloak;
    private final Contender ours;
    private final Contender plain;
    private final Map<Contender, String> refreshTokens = new HashMap<>();
    private final Map<Contender, Browser> browsers = new HashMap<>();

    private SignInCost(KeycloakServer keycloak, String name) {
        this.keycloak = keycloak;
        ours = Contender.ours(keycloak, name);
        plain = new Contender("plain", ours.realm(), ours.realmId(), ours.http());
    }

    /** Takes the numbers of people. */
    public static void main(String... sizes) {
        try (Postgres postgres = Postgres.start();
                KeycloakServer keycloak = KeycloakServer.start(postgres.database(), TestEnvironment.measured())) {
            for (String size : sizes) {
                SignInCost cost = new SignInCost(keycloak, "signin-" + size);
                cost.moveIn(new Seed(postgres), Integer.parseInt(size));
                cost.measure(new Statements(postgres), Integer.parseInt(size));
            }
        }
    }

    private void moveIn(Seed seed, int size) {
        List<String> people = seed.people(ours.realmId(), size, 50);
        String group = ScimCalls.group(ours, "Everybody");
        seed.members(group, people);
        admin().put(
                        path("/users/" + people.get(0) + "/reset-password"),
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
        app(group, "ours", mapper("openid-connect", "oidc-resolved-app-role-mapper", oidc("role")));
        app(group, "plain", mapper("openid-connect", "oidc-usermodel-client-role-mapper", oidc("roles")));
        app(group, "ours-saml", mapper("saml", "saml-resolved-app-role-mapper", Map.of("attribute.name", "role")));
        app(
                group,
                "plain-saml",
                mapper("saml", "saml-role-list-mapper", Map.of("attribute.name", "Role", "single", "true")));
    }

    private static Map<String, String> oidc(String claim) {
        return Map.of(
                "claim.name", claim, "access.token.claim", "true", "multivalued", "true", "jsonType.label", "String");
    }

    private static Map<String, ?> mapper(String protocol, String type, Map<String, String> config) {
        return Map.of("name", "role", "protocol", protocol, "protocolMapper", type, "config", config);
    }

    /** An app with four roles, of which the group gives one, and with no mapper but this. */
    private void app(String group, String clientId, Map<String, ?> mapper) {
        String id = admin().post(
                        path("/clients"),
                        Map.of(
                                "clientId", clientId,
                                "protocol", mapper.get("protocol"),
                                "publicClient", true,
                                "directAccessGrantsEnabled", true,
                                "redirectUris", List.of("http://app.example/*"),
                                "defaultClientScopes", List.of("basic"),
                                "attributes",
                                        Map.of(
                                                "saml_idp_initiated_sso_url_name", clientId,
                                                "saml_assertion_consumer_url_post", "http://app.example/saml",
                                                "saml.client.signature", "false",
                                                "saml.server.signature", "true"),
                                "protocolMappers", List.of(mapper)))
                .createdId();
        for (String role : ROLES) {
            String level = String.valueOf(10 * (1 + ROLES.indexOf(role)));
            admin().post(
                            path("/clients/" + id + "/roles"),
                            Map.of("name", role, "attributes", Map.of("directory-sync.level", List.of(level))))
                    .ok();
        }
        admin().post(
                        path("/groups/" + group + "/role-mappings/clients/" + id),
                        List.of(admin().get(path("/clients/" + id + "/roles/Manager"))
                                .json()))
                .ok();
    }

    private void measure(Statements statements, int size) {
        List<Contender> both = List.of(ours, plain);
        for (Contender each : both) {
            grant(each, Map.of("grant_type", "password", "username", "person-0", "password", PASSWORD));
            Browser browser = new Browser();
            browser.signIn(browser.open(saml(each)), "person-0", PASSWORD);
            browsers.put(each, browser);
        }
        Task refresh = new Task("OIDC refresh", TIMES, (to, round) -> refresh(to));
        Task saml = new Task("SAML sign-in with a session", TIMES, (to, round) -> samlSignIn(to));
        for (Task task : List.of(refresh, saml)) {
            new Race(both, statements, new Task(task.name(), WARM_UP, task.request())).run(size);
        }
        System.out.println(Row.HEAD.replace("native", "Keycloak's mapper"));
        for (Task task : List.of(refresh, saml)) {
            System.out.println(new Race(both, statements, task).run(size));
        }
    }

    private void refresh(Contender to) {
        grant(to, Map.of("grant_type", "refresh_token", "refresh_token", refreshTokens.getOrDefault(to, "")));
    }

    private void grant(Contender to, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("client_id", to.name());
        refreshTokens.put(
                to,
                keycloak.http()
                        .form("/realms/" + to.realm() + "/protocol/openid-connect/token", all)
                        .ok()
                        .json()
                        .path("refresh_token")
                        .asText());
    }

    private void samlSignIn(Contender to) {
        Browser.Page page = browsers.getOrDefault(to, new Browser()).open(saml(to));
        if (!page.has("SAMLResponse")) {
            throw new AssertionError(page.text());
        }
    }

    private String saml(Contender to) {
        return keycloak.url() + "/realms/" + to.realm() + "/protocol/saml/clients/" + to.name() + "-saml";
    }

    private String path(String below) {
        return "/" + ours.realm() + below;
    }

    private Admin admin() {
        return keycloak.admin();
    }
}
