package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who has signed in sees what the directory knows of them (RFC 7644 §3.11), and nothing else. */
@WithKeycloak
class MeIT {

    private static final String REALM = "me";
    private static final String PASSWORD = "correct horse battery staple";

    private final KeycloakServer keycloak;
    private final String clientId = OAuthClient.newId();
    private final TestDirectory directory;
    private final OAuthClient client;

    MeIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
        FixtureRealm.in(keycloak, REALM);
        directory = TestDirectory.in(keycloak, REALM, Map.of("clients", List.of(clientId)));
        client = OAuthClient.in(keycloak, REALM, clientId, directory.url(), Map.of());
    }

    @AfterEach
    void gone() {
        directory.close();
    }

    @Test
    void a_person_of_the_directory_sees_themselves() {
        String id = directory.user("alice@example.com");

        Answer me = as(id, "alice@example.com").get("/Me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json()).isEqualTo(directory.get("/Users/" + id));
        assertThat(me.header("Content-Location")).contains(directory.url() + "/Users/" + id);
        assertThat(me.header("ETag")).contains(me.json().at("/meta/version").asText());
        assertThat(as(id, "alice@example.com")
                        .get("/Me?attributes=userName")
                        .json()
                        .has("emails"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /Users,       401",
        "GET,    /Groups,      401",
        "POST,   /.search,     401",
        "POST,   /Bulk,        401",
        "GET,    /Nowhere,     401",
        "PATCH,  /Me,          405",
        "PUT,    /Me,          405",
        "DELETE, /Me,          405",
        "POST,   /Me,          405",
        "GET,    /Me/again,    404"
    })
    void nothing_else_is_open_to_them(String method, String path, int status) {
        String id = directory.user("bob@example.com");
        Http bob = as(id, "bob@example.com");

        assertThat(request(bob, method, path).status()).isEqualTo(status);
        assertThat(bob.get("/Users/" + id).status()).isEqualTo(401);
        assertThat(directory.get("/Users/" + id).path("active").asBoolean()).isTrue();
    }

    @Test
    void a_person_who_is_not_of_the_directory_is_nobody_there() {
        String id = keycloak.admin()
                .post(
                        "/" + REALM + "/users",
                        Map.of(
                                "username",
                                clientId + "-stranger",
                                "email",
                                clientId + "@example.com",
                                "firstName",
                                "Given",
                                "lastName",
                                "Family",
                                "enabled",
                                true))
                .createdId();

        assertThat(as(id, clientId + "-stranger").get("/Me").status()).isEqualTo(404);
    }

    @Test
    void the_identity_provider_itself_is_nobody_of_its_directory() {
        assertThat(directory.scim().get("/Me").status()).isEqualTo(501);
        assertThat(Http.at(directory.url()).bearer(client.token()).get("/Me").status())
                .isEqualTo(501);
        assertThat(Http.at(directory.url()).get("/Me").status()).isEqualTo(401);
    }

    private Http as(String id, String userName) {
        keycloak.admin()
                .put(
                        "/" + REALM + "/users/" + id + "/reset-password",
                        Map.of("type", "password", "value", PASSWORD, "temporary", false))
                .ok();
        return Http.at(directory.url())
                .bearer(client.token(
                        Map.of("grant_type", "password", "username", userName, "password", PASSWORD, "scope", "scim")));
    }

    private static Answer request(Http http, String method, String path) {
        return method.equals("GET") ? http.get(path) : http.send(method, path, "{}");
    }
}
