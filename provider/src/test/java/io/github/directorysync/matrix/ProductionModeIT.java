package io.github.directorysync.matrix;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.whole.Chromium;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Postgres;
import io.github.directorysync.whole.TestEnvironment;
import io.github.directorysync.whole.TlsProxy;
import io.github.directorysync.whole.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Keycloak as in production: {@code kc.sh build}, {@code start --optimized}, PostgreSQL, a base path, and a proxy that ends
 * TLS and says by {@code X-Forwarded} headers what was asked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionModeIT {

    private static final String REALM = "production";

    private final Postgres postgres = Postgres.start();
    private final TestEnvironment environment = TestEnvironment.anywhere();
    private final TlsProxy proxy = TlsProxy.to(environment.keycloakPort());
    private final KeycloakServer keycloak = KeycloakServer.inProduction(postgres.database(), environment, proxy);
    private final String base = proxy.url() + "/auth/realms/" + REALM;
    private final CustomerRealm realm = new CustomerRealm(keycloak, REALM);

    @BeforeAll
    void a_directory() {
        keycloak.admin()
                .makeRealm(
                        Map.of("realm", REALM, "enabled", true, "attributes", Map.of("directory-sync.enabled", "true")))
                .ok();
        realm.create("acme");
    }

    @AfterAll
    void gone() {
        keycloak.close();
        proxy.close();
        postgres.close();
    }

    @Test
    void a_client_is_told_of_the_address_that_it_reaches_and_is_known_by_its_own() {
        String scimBaseUrl = base + "/directories/acme/scim/v2";
        assertThat(realm.api()
                        .get("/directories/acme")
                        .ok()
                        .json()
                        .path("scimBaseUrl")
                        .asText())
                .isEqualTo(scimBaseUrl);

        Http scim = Http.at(scimBaseUrl).bearer(realm.token("acme"));
        JsonNode ann =
                scim.post("/Users", Map.of("userName", "ann@acme.example")).ok().json();

        assertThat(ann.at("/meta/location").asText())
                .isEqualTo(scimBaseUrl + "/Users/" + ann.path("id").asText());
        assertThat(realm.api().get("/directories/acme/activity").ok().body()).contains(TlsProxy.CLIENT_ADDRESS);
        assertThat(scim.get("/Users?filter=userName%20eq%20%22ann@acme.example%22")
                        .ok()
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void the_console_and_the_portal_open_below_the_base_path() {
        String link = realm.api()
                .post("/directories/acme/links", Map.of("scopes", List.of("connect")))
                .ok()
                .json()
                .path("link")
                .asText();
        assertThat(link).startsWith(base + "/directory-sync/portal/#");
        try (Chromium chromium = Chromium.start();
                Visitor customer = chromium.visitor(options -> options.setIgnoreHTTPSErrors(true));
                Visitor administrator = chromium.visitor(options -> options.setIgnoreHTTPSErrors(true))) {
            customer.page().navigate(link);
            customer.page().locator("h1").first().waitFor();
            assertThat(customer.page().locator("main")).containsText("acme");
            customer.assertFlawless();

            administrator
                    .page()
                    .navigate(proxy.url() + "/auth/realms/master/directory-sync/console/#/" + REALM + "/directories");
            administrator.page().locator("#username").fill("admin");
            administrator.page().locator("#password").fill("admin");
            administrator.press("Enter");
            assertThat(administrator.row("acme")).isVisible();
            administrator.assertFlawless();
            assertThat(administrator.requested()).allMatch(address -> address.startsWith(proxy.url() + "/auth/"));
        }
    }

    @Test
    void the_server_starts_as_it_was_built_and_without_an_error() {
        assertThat(keycloak.log()).contains("started in").doesNotContain(" ERROR ");
        assertThat(Http.at(keycloak.management().base() + "/auth")
                        .get("/metrics")
                        .ok()
                        .body())
                .contains("directory_sync");
    }
}
