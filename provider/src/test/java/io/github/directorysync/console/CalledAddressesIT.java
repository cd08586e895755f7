package io.github.directorysync.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.WithKeycloak;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log and the status of a directory tell of requests that came to a wrong address or with a wrong token. */
@WithKeycloak
class CalledAddressesIT {

    private final KeycloakServer keycloak;
    private final FakeMailServer mailServer = FakeMailServer.open();
    private final CustomerRealm realm;

    CalledAddressesIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        realm = CustomerRealm.in(keycloak, "called", mailServer.port());
        realm.create("acme");
    }

    @AfterEach
    void gone() {
        realm.close();
        mailServer.close();
    }

    @Test
    void the_log_tells_what_was_called_how_to_mend_it_and_goes_on_behind_an_entry() {
        Http scim = realm.scim("acme", realm.token("acme"));
        scim.get("/Users?count=1&filter=userName%20eq%20%22ann%22").ok();
        assertThat(scim.get("/Userss").status()).isEqualTo(404);
        Http.at(keycloak.url() + "/realms/" + realm.name() + "/directories/ACME/scim/v2")
                .bearer("kcds_wrong")
                .get("/Users");

        CustomerRealm.eventually(() -> log("").path("items").size() >= 3
                && log("?outcome=denied").path("items").size() == 1);
        assertThat(log("?operation=list-users&outcome=done").at("/items/0/path").asText())
                .isEqualTo("/scim/v2/Users?count=1&filter=userName%20eq%20%22ann%22");
        JsonNode wrong = log("?operation=unknown").at("/items/0");
        assertThat(wrong.path("path").asText()).isEqualTo("/scim/v2/Userss");
        assertThat(wrong.path("hint").asText()).contains("exactly as it is shown");
        assertThat(log("?outcome=denied").at("/items/0/hint").asText()).contains("capital letters");
        CustomerRealm.eventually(() -> directory().has("denied") && directory().has("refusal"));
        assertThat(directory().path("refusal").asText()).startsWith("404 There is nothing at /scim/v2/Userss");
        assertThat(directory().at("/denied/reason").asText()).isEqualTo("no-directory");

        JsonNode newest = log("?max=1&sort=-created");
        JsonNode older = log("?after=" + newest.path("next").asText());
        JsonNode oldest = log("?max=1&sort=created");
        JsonNode newer = log("?sort=created&after=" + oldest.path("next").asText());

        assertThat(older.path("items"))
                .hasSize(newest.path("total").asInt() - 1)
                .doesNotContain(newest.at("/items/0"));
        assertThat(older.has("total") || older.has("next")).isFalse();
        assertThat(newer.path("items")).hasSameSizeAs(older.path("items"));
        assertThat(newer.path("items").findValuesAsText("id"))
                .isSorted()
                .contains(newest.at("/items/0/id").asText());
    }

    private JsonNode log(String query) {
        return realm.api()
                .with("Accept", "application/json")
                .get("/directories/acme/activity" + query)
                .ok()
                .json();
    }

    private JsonNode directory() {
        return realm.api().get("/directories/acme").ok().json();
    }
}
