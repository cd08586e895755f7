package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Set-up links as a vendor's app makes them: for minutes, leading back to it, sent again; and what their holder sees. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalLinksIT {

    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;
    private final Invited invited;

    PortalLinksIT(KeycloakServer keycloak) {
        realm = CustomerRealm.in(keycloak, "portal-links", mailServer.port());
        invited = Invited.in(realm);
        redirectUris("https://app.vendor.example/*");
        realm.api()
                .post(
                        "/directories",
                        Map.of("name", "Acme", "alias", "acme", "requireSaml", false, "apps", List.of("shop")))
                .ok();
    }

    @AfterAll
    void gone() {
        realm.close();
        mailServer.close();
    }

    private void redirectUris(String... uris) {
        realm.keycloak()
                .admin()
                .put(
                        "/" + realm.name() + "/clients/" + invited.app(),
                        Map.of("clientId", "shop", "redirectUris", List.of(uris)))
                .ok();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://app.vendor.example@evil.example/",
                "https://app.vendor.example.evil.example/",
                "http://app.vendor.example/done",
                "//app.vendor.example/done",
                "javascript:alert(1)",
                "https://app.vendor.example/done#token",
                "/done"
            })
    void a_link_leads_back_to_nowhere_but_the_directorys_apps(String url) {
        Answer refused = wish(Map.of("returnUrl", url));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("field").asText()).isEqualTo("returnUrl");
    }

    @Test
    void a_link_of_minutes_leads_back_while_the_app_has_the_address() {
        JsonNode link = wish(Map.of("returnUrl", "https://app.vendor.example/done?step=2", "expiresIn", "PT5M"))
                .ok()
                .json();

        assertThat(Instant.parse(link.path("expires").asText()))
                .isBefore(Instant.now().plusSeconds(301));
        assertThat(returnUrl(link)).isEqualTo("https://app.vendor.example/done?step=2");
        redirectUris("*", "https://*");
        assertThat(returnUrl(link)).isEmpty();
        assertThat(wish(Map.of("returnUrl", "https://app.vendor.example/done")).status())
                .isEqualTo(400);
        redirectUris("https://app.vendor.example/*");
        assertThat(wish(Map.of("expiresIn", "PT4M59S")).status()).isEqualTo(400);
    }

    private String returnUrl(JsonNode link) {
        return invited.open(Invited.secret(link)).ok().json().path("returnUrl").asText();
    }

    @Test
    void a_link_that_is_sent_again_has_another_secret_and_one_that_is_prolonged_ends_later() {
        JsonNode link = wish(Map.of("email", "it@acme.example", "expiresIn", "PT10M"))
                .ok()
                .json();
        String address = "/directories/acme/links/" + link.path("id").asText();
        Http atWork = invited.enter(link);

        JsonNode again = realm.api().post(address + "/resend", "").ok().json();
        JsonNode longer =
                realm.api().patch(address, Map.of("expiresIn", "P2D")).ok().json();

        assertThat(again.path("id").asText()).isEqualTo(link.path("id").asText());
        assertThat(invited.open(Invited.secret(link)).status()).isEqualTo(401);
        invited.open(Invited.secret(again)).ok();
        atWork.get("/directory").ok();
        assertThat(Instant.parse(longer.path("expires").asText()))
                .isAfter(Instant.now().plusSeconds(86_400));
        assertThat(longer.has("link")).isFalse();
        realm.api().delete(address).ok();
        assertThat(realm.api().post(address + "/resend", "").status()).isEqualTo(400);
        assertThat(realm.api().patch(address, Map.of("expiresIn", "P2D")).status())
                .isEqualTo(400);
    }

    @Test
    void a_link_leads_to_the_vendors_own_page_where_the_realm_names_one() {
        String own = realm.keycloak().url() + "/realms/" + realm.name() + "/directory-sync/portal/";
        assertThat(wish(Map.of()).ok().json().path("link").asText()).startsWith(own + "#kcdsl_");
        portalUrl("https://vendor.example/set-up");
        try {
            assertThat(wish(Map.of()).ok().json().path("link").asText())
                    .startsWith("https://vendor.example/set-up#kcdsl_");
        } finally {
            portalUrl("");
        }
    }

    private void portalUrl(String url) {
        realm.keycloak()
                .admin()
                .put(
                        "/" + realm.name(),
                        Map.of(
                                "attributes",
                                Map.of("directory-sync.enabled", "true", "directory-sync.portal-url", url)))
                .ok();
    }

    @Test
    void whoever_sets_a_directory_up_sees_how_it_goes_and_changes_what_the_link_is_for() {
        Http portal = invited.enter(
                wish(Map.of("scopes", List.of("contacts", "options"))).ok().json());
        realm.scim("acme", realm.token("acme"))
                .post("/Users", Map.of("userName", "ann@acme.example"))
                .createdId();

        JsonNode changed = portal.patch(
                        "/directory", Map.of("contacts", List.of("it@acme.example"), "suspendUsers", false))
                .ok()
                .json();

        assertThat(changed.at("/contacts/0").asText()).isEqualTo("it@acme.example");
        assertThat(changed.path("suspendUsers").asBoolean(true)).isFalse();
        assertThat(changed.path("onDelete").asText()).isEqualTo("delete");
        assertThat(changed.at("/signIn/enforced").asBoolean(true)).isFalse();
        assertThat(changed.has("guard")).isFalse();
        JsonNode counts = portal.get("/counts").ok().json();
        assertThat(counts.at("/people/active").asInt()).isOne();
        assertThat(portal.patch("/directory", Map.of("kind", "okta")).status()).isEqualTo(400);
        assertThat(portal.patch("/directory", Map.of()).status()).isEqualTo(400);
        Http other =
                invited.enter(wish(Map.of("scopes", List.of("read-log"))).ok().json());
        assertThat(other.patch("/directory", Map.of("suspendUsers", true)).status())
                .isEqualTo(403);
        assertThat(other.get("/directory").ok().json().has("contacts")).isFalse();
    }

    private Answer wish(Map<String, ?> more) {
        Map<String, Object> link = new HashMap<>(Map.of("scopes", List.of("connect")));
        link.putAll(more);
        Answer answer = invited.wish("acme", link);
        // Ten are good at a time.
        JsonNode all = realm.api().get("/directories/acme/links").ok().json();
        if (all.path("total").asInt() >= 8) {
            realm.api()
                    .delete("/directories/acme/links/" + all.at("/items/7/id").asText());
        }
        return answer;
    }
}
