package io.github.directorysync.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.ServiceProvider;
import io.github.directorysync.whole.SharedResource;
import io.github.directorysync.whole.SignedIn;
import io.github.directorysync.whole.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People whose names Keycloak's default user profile refuses sign in at their company, and are asked nothing. */
@WithKeycloak
@ResourceLock(SharedResource.DEMO)
final class OddNamesSignInIT {

    private static final String PASSWORD = "at acme only";

    @ParameterizedTest
    @CsvSource({
        "o'brien@acme.example, Ann (Ops) <x> & \"z\", O'Brien # * ; !",
        "ada_contoso.com#ext#@acme.example, Ada [guest], Lovelace/Byron",
        "王小明@acme.example, 小明, 王",
        "jose\u0301@acme.example, José, דוד",
        "nameless@acme.example, , ",
    })
    void they_are_in_the_app_as_they_were_pushed(String written, String given, String family, KeycloakServer keycloak) {
        String userName = written.replace("\\u0301", "\u0301");
        keycloak.admin().post("/customer/users", atTheirCompany(userName)).ok();
        var scim = Http.at(keycloak.url() + "/realms/demo/directories/acme/scim/v2")
                .bearer(keycloak.environment().directoryToken());
        var sent = new HashMap<String, Object>(
                Map.of("userName", userName, "externalId", userName, "emails", List.of(Map.of("value", userName))));
        if (given != null) {
            sent.put("name", Map.of("givenName", given, "familyName", family));
        }
        String id = scim.post("/Users", sent).createdId();
        try {
            SignedIn person = signIn(ServiceProvider.trustCenter(keycloak.environment()), userName);

            assertThat(person.nameId()).isNotBlank();
            assertThat(person.only("role")).isEqualTo("Knowledge Base Viewer");
            var account = keycloak.admin().get("/demo/users/" + id).ok().json();
            assertThat(account.path("requiredActions")).isEmpty();
            assertThat(account.path("firstName").asText(null)).isEqualTo(given);
        } finally {
            scim.delete("/Users/" + id).ok();
        }
    }

    /** Keycloak's e-mails take these names, so that is what the company sends as NameID. */
    private static Map<String, Object> atTheirCompany(String email) {
        return Map.of(
                "username",
                "u" + Integer.toUnsignedString(email.hashCode()),
                "email",
                email,
                "firstName",
                "Ann",
                "lastName",
                "Archer",
                "enabled",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD)));
    }

    private static SignedIn signIn(ServiceProvider app, String email) {
        var browser = new Browser();
        var customer = browser.follow(browser.open(app.signIn().toString()), "Acme");
        var proven = browser.signIn(customer, "u" + Integer.toUnsignedString(email.hashCode()), PASSWORD);
        var back = browser.submit(proven, Map.of());
        assertThat(back.has("SAMLResponse")).as(back.text()).isTrue();
        return app.read(back.field("SAMLResponse"));
    }
}
