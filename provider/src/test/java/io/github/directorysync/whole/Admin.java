package io.github.directorysync.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keycloak's admin API as the first administrator uses it; paths begin at the realm: {@code /demo/users}. */
public final class Admin {

    static final String NAME = "admin";
    public static final String PASSWORD = "admin";

    private static final int TOKEN_SECONDS = 1200;
    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Http http;

    /** The tests of one class run on one thread. */
    private final ThreadLocal<Set<String>> realmsOfClass = ThreadLocal.withInitial(LinkedHashSet::new);

    private String token = "";
    private Instant tokenEnds = Instant.MIN;

    Admin(Http http) {
        this.http = http;
    }

    public Answer get(String path) {
        return signedIn().get("/admin/realms" + path);
    }

    public Answer post(String path, Object body) {
        return signedIn().post("/admin/realms" + path, body);
    }

    /**
     * Makes a realm, by a representation of any kind. If it brings no keys, it has those of all tests: finding large ones
     * takes longer than most tests.
     */
    public Answer makeRealm(Object realm) {
        ObjectNode whole = JSON.valueToTree(realm);
        ObjectNode components = whole.withObjectProperty("components");
        if (!components.has(KEYS)) {
            components.set(
                    KEYS,
                    JSON.valueToTree(List.of(
                            key("rsa", Map.of("privateKey", List.of(TestKey.PEM))),
                            key("hmac-generated", Map.of("algorithm", List.of("HS512"))),
                            key("aes-generated", Map.of()))));
        }
        Answer made = post("", whole);
        if (made.status() == 201) {
            takeRights(whole.path("realm").asText());
            realmsOfClass.get().add("/" + whole.path("realm").asText());
        }
        return made;
    }

    /**
     * Deletes the realms that a test class has made and left. With a hundred of them on the server Keycloak takes more than
     * twice as long to make a realm, or to delete one.
     */
    void deleteRealmsOfClass() {
        for (String realm : List.copyOf(realmsOfClass.get())) {
            delete(realm);
        }
        realmsOfClass.remove();
    }

    /**
     * Gives the administrator the admin roles of a realm directly, too. Otherwise Keycloak reads all roles that {@code admin}
     * contains, twenty for each realm, at each admin request: a fifth of its time in a run with a hundred realms.
     */
    private void takeRights(String realm) {
        String client = "/clients/"
                + get("/master/clients?clientId=" + Http.encoded(realm + "-realm"))
                        .json()
                        .at("/0/id")
                        .asText();
        JsonNode roles = get("/master" + client + "/roles").ok().json();
        String id = get("/master/users?exact=true&username=" + NAME)
                .json()
                .at("/0/id")
                .asText();
        post("/master/users/" + id + "/role-mappings" + client, roles).ok();
    }

    private static Map<String, ?> key(String provider, Map<String, ?> config) {
        return Map.of("name", provider, "providerId", provider, "config", config);
    }

    public Answer put(String path, Object body) {
        return signedIn().put("/admin/realms" + path, body);
    }

    public Answer delete(String path) {
        Http http = signedIn();
        if (path.lastIndexOf('/') > 0) {
            return http.delete("/admin/realms" + path);
        }
        realmsOfClass.get().remove(path);
        return deleteRealm(http, "/admin/realms" + path);
    }

    /**
     * Deletes a realm, again after a 500: Keycloak deletes the attributes of all users in one statement, which PostgreSQL
     * chooses as the victim of a deadlock with a request or background work that writes attributes in another order.
     */
    private static Answer deleteRealm(Http http, String path) {
        Answer answer = RealmDeletion.alone(() -> http.delete(path));
        for (int again = 0; again < 3 && answer.status() >= 500; again++) {
            answer = RealmDeletion.alone(() -> http.delete(path));
        }
        return answer;
    }

    /** Keycloak takes some mappings away by a DELETE that has a body. */
    public Answer delete(String path, Object body) {
        return signedIn().send("DELETE", "/admin/realms" + path, body);
    }

    /** Lets an administrator's token live for longer than a minute, which a request on a busy machine outlasts. */
    void lengthenTokens() {
        put("/master", Map.of("accessTokenLifespan", TOKEN_SECONDS)).ok();
        tokenEnds = Instant.MIN;
    }

    /** For addresses that are not below {@code /admin/realms}. */
    public Http signedIn() {
        return http.bearer(token());
    }

    /** The administrator's access token. */
    public synchronized String token() {
        if (Instant.now().isAfter(tokenEnds)) {
            signIn();
        }
        return token;
    }

    private void signIn() {
        var credentials =
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", NAME, "password", PASSWORD);
        var answer = http.form("/realms/master/protocol/openid-connect/token", credentials)
                .ok()
                .json();
        token = answer.path("access_token").asText();
        tokenEnds = Instant.now().plusSeconds(answer.path("expires_in").asLong() / 2);
    }
}
