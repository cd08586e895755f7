package io.github.directorysync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.TestEnvironment;
import java.time.Instant;
import java.util.Map;

/** The admin API of directory sync, with the access token of the app's service account. */
final class AdminApi {

    private static final String CLIENT = "trust-center-api";

    private final Http keycloak;
    private final String secret;
    private String token = "";
    private Instant tokenEnds = Instant.MIN;

    AdminApi(TestEnvironment environment) {
        this.keycloak = Http.at(environment.keycloakUrl());
        this.secret = environment.appSecret();
    }

    /** The API did not do it, and this is why. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    JsonNode get(String path) {
        return read(signedIn().get(path));
    }

    JsonNode post(String path, Object body) {
        return read(signedIn().post(path, body));
    }

    void put(String path, Object body) {
        read(signedIn().put(path, body));
    }

    void patch(String path, Object body) {
        read(signedIn().patch(path, body));
    }

    void delete(String path) {
        read(signedIn().delete(path));
    }

    private synchronized Http signedIn() {
        if (Instant.now().isAfter(tokenEnds)) {
            JsonNode answer = read(keycloak.form(
                    "/realms/demo/protocol/openid-connect/token",
                    Map.of("grant_type", "client_credentials", "client_id", CLIENT, "client_secret", secret)));
            token = answer.path("access_token").asText();
            tokenEnds = Instant.now().plusSeconds(answer.path("expires_in").asLong() / 2);
        }
        return Http.at(keycloak.base() + "/admin/realms/demo/directory-sync").bearer(token);
    }

    private static JsonNode read(Answer answer) {
        JsonNode body = Http.read(answer.body().isEmpty() ? "{}" : answer.body());
        if (answer.status() / 100 != 2) {
            throw new Refused(body.path("errorMessage").asText("Keycloak answered " + answer.status() + "."));
        }
        return body;
    }
}
