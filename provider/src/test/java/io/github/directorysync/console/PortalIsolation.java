package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A portal session reaches its own directory within the scopes of its link, and nothing else. On every database. */
abstract class PortalIsolation extends SetupLinkScenario {

    PortalIsolation(KeycloakServer keycloak) {
        super(keycloak, "invited-isolation");
    }

    @Test
    void without_a_scope_nothing_of_it_is_reached() {
        Map<String, List<String>> reached = Map.of(
                "connect", List.of("/tokens"),
                "rotate-token", List.of("/tokens"),
                "map-attributes", List.of("/mapping"),
                "map-groups", List.of("/apps", "/groups"),
                "read-log", List.of("/activity"));
        Map<String, Object> whole = Map.of("attributes", List.of("jobTitle"));
        Map<String, Object> highest = Map.of("highestRoles", Map.of(invited.app(), "Editor"));

        reached.forEach((scope, open) -> {
            Map<String, Object> wish = new TreeMap<>(Map.of("scopes", List.of(scope)));
            wish.putAll(scope.equals("map-attributes") ? whole : Map.of());
            wish.putAll(scope.equals("map-groups") ? highest : Map.of());
            Http portal = invited.enter(invited.wish("acme", wish).ok().json()).with("Accept", "application/json");
            for (String path : List.of("/tokens", "/mapping", "/apps", "/groups", "/activity")) {
                String address = path.equals("/groups") ? path + "?app=" + invited.app() : path;
                assertThat(portal.get(address).status())
                        .as(scope + " " + path)
                        .isEqualTo(open.contains(path) ? 200 : 403);
            }
            assertThat(portal.get("/directory").status()).isEqualTo(200);
            assertThat(portal.patch("/directory", Map.of("kind", "okta")).status())
                    .isEqualTo(scope.equals("connect") ? 200 : 403);
        });
    }

    @Test
    void no_route_leads_to_what_is_another_directorys() {
        String foreignGroup = invited.group("beta", "Theirs");
        String foreignToken = realm.api()
                .get("/directories/beta/tokens")
                .json()
                .at("/items/0/id")
                .asText();
        String foreignLink = invited.link("beta", "connect").path("id").asText();
        Http portal = invited.enter(invited.wholeLink("acme"));
        // What its own client did is told a moment later, and would look like a change.
        CustomerRealm.eventually(
                () -> realm.api().get("/directories/beta").json().has("firstRequest"));
        String before = beta();

        for (String id : List.of(foreignGroup, foreignToken, foreignLink, "beta", "..%2Fbeta")) {
            portalPaths().forEach((path, method) -> {
                if (path.contains("{")) {
                    String address = path.replaceAll("\\{\\w+}", id) + "?app=" + invited.app();
                    assertThat(portal.with("Accept", "application/json")
                                    .send(method, address, "{\"role\": \"Reader\"}")
                                    .status())
                            .as(method + " " + address)
                            .isIn(400, 404);
                }
            });
        }
        for (String trick : List.of(
                "/directories/beta",
                "/directory/../directories/beta",
                "/../../directories/beta",
                "/..%2f..%2fdirectories/beta",
                "/directory;directory=beta/tokens",
                "/links",
                "/tokens/" + foreignToken + "/../../links",
                "/people",
                "/held")) {
            assertThat(portal.get(trick).status()).as(trick).isIn(400, 404);
        }
        assertThat(portal.get("/directory?directory=beta").status()).isEqualTo(400);

        assertThat(beta()).isEqualTo(before);
        assertThat(invited.mapped(foreignGroup)).isEmpty();
    }

    @Test
    void a_portal_session_is_nothing_to_keycloak_and_an_administrator_nothing_to_the_portal() {
        JsonNode link = invited.wholeLink("acme");
        Http portal = invited.enter(link);

        Http admin = new Http(realm.api().base(), portal.headers());
        assertThat(admin.get("/directories").status()).isEqualTo(401);
        assertThat(new Http(realm.scim("acme", "x").base(), portal.headers())
                        .get("/Users")
                        .status())
                .isEqualTo(401);
        Http signedIn = new Http(invited.portal().base(), realm.api().headers());
        assertThat(signedIn.get("/directory").status()).isEqualTo(401);
        assertThat(invited.portal()
                        .bearer(Invited.secret(link))
                        .get("/directory")
                        .status())
                .isEqualTo(401);
        assertThat(invited.portal()
                        .bearer(realm.token("acme"))
                        .get("/directory")
                        .status())
                .isEqualTo(401);
        assertThat(invited.open(portal.headers()
                                .getOrDefault("Authorization", "")
                                .replace("Bearer ", ""))
                        .status())
                .isEqualTo(401);
    }

    private Map<String, String> portalPaths() {
        Map<String, String> all = new TreeMap<>();
        invited.portal()
                .get("/openapi.json")
                .ok()
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                all.put(path.getKey().replace("/portal/api", ""), method.toUpperCase(Locale.ROOT))));
        return all;
    }

    private String beta() {
        return realm.api().get("/directories/beta").ok().body()
                + realm.api().get("/directories/beta/tokens").ok().body()
                + realm.api().get("/directories/beta/links").ok().body();
    }
}
