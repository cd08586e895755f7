package io.github.directorysync.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Browser;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;

/** People of a customer who sign in at its identity provider, and are known here, if they are, by the id of their account. */
record Employees(SamlRealm realm, String provider) {

    static final String REFUSED = "refused";

    /** The id of the account that they are signed in to, or {@link #REFUSED}. */
    String signIn(String nameId) {
        return signIn(nameId, Map.of());
    }

    /** The same with attributes of the assertion. */
    String signIn(String nameId, Map<String, String> attributes) {
        return account(visit(new Browser(), nameId, attributes));
    }

    /** Where they come to. They fill in what Keycloak asks of somebody who was never here. */
    Browser.Page visit(Browser browser, String nameId, Map<String, String> attributes) {
        Browser.Page asked = browser.open(realm.signInUrl() + "&kc_idp_hint=" + provider);
        Browser.Page back = browser.submit(realm.elsewhere(provider).signedIn(asked, nameId, attributes), Map.of());
        return back.has("firstName")
                ? browser.submit(
                        back,
                        Map.of(
                                "firstName",
                                "Given",
                                "lastName",
                                "Family",
                                "email",
                                nameId.contains("@") ? nameId : nameId + "@jit.example"))
                : back;
    }

    String account(Browser.Page back) {
        return tokens(back).account();
    }

    /**
     * What the app gets for the code with which somebody comes back.
     *
     * @param account the id of theirs, or {@link #REFUSED}
     * @param refresh the refresh token; empty for nobody
     */
    record Tokens(String account, String refresh) {}

    /** Once: a code is good once. */
    Tokens tokens(Browser.Page back) {
        String address = back.address().toString();
        return address.startsWith("http://app.example/callback") && address.contains("code=")
                ? redeem(address.replaceAll(".*[?&]code=([^&]*).*", "$1"))
                : new Tokens(REFUSED, "");
    }

    private Tokens redeem(String code) {
        JsonNode answer = realm.keycloak()
                .http()
                .form(
                        "/realms/" + realm.name() + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "app",
                                "redirect_uri",
                                "http://app.example/callback",
                                "code",
                                code))
                .ok()
                .json();
        return new Tokens(
                Vendor.claims(answer.path("id_token").asText()).path("sub").asText(),
                answer.path("refresh_token").asText());
    }

    /** Somebody of the directory. */
    static String pushed(TestDirectory directory, String userName, String externalId, String email) {
        return directory
                .scim()
                .post(
                        "/Users",
                        Map.of(
                                "userName",
                                userName,
                                "externalId",
                                externalId,
                                "name",
                                Map.of("givenName", "Given", "familyName", "Family"),
                                "emails",
                                List.of(Map.of("value", email, "primary", true))))
                .ok()
                .json()
                .path("id")
                .asText();
    }

    /** A PATCH of one attribute; what it is answered is the caller's to judge. */
    static Answer patch(TestDirectory directory, String id, String path, Object value) {
        return directory
                .scim()
                .patch(
                        "/Users/" + id,
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                                "Operations",
                                List.of(Map.of("op", "replace", "path", path, "value", value))));
    }

    /** The ids of the accounts that the realm finds by this text. */
    List<String> accounts(String search) {
        return realm.admin()
                .get("/" + realm.name() + "/users?search=" + Http.encoded(search))
                .ok()
                .json()
                .findValuesAsText("id");
    }

    Answer refreshed(Tokens tokens) {
        return realm.keycloak()
                .http()
                .form(
                        "/realms/" + realm.name() + "/protocol/openid-connect/token",
                        Map.of("grant_type", "refresh_token", "client_id", "app", "refresh_token", tokens.refresh()));
    }

    /** A role of a client that every realm has. */
    void give(String user, String role) {
        give(user, "account", role);
    }

    void give(String user, String clientId, String role) {
        String client = realm.admin()
                .get("/" + realm.name() + "/clients?clientId=" + clientId)
                .ok()
                .json()
                .at("/0/id")
                .asText();
        JsonNode found = realm.admin()
                .get("/" + realm.name() + "/clients/" + client + "/roles/" + role)
                .ok()
                .json();
        realm.admin()
                .post("/" + realm.name() + "/users/" + user + "/role-mappings/clients/" + client, List.of(found))
                .ok();
    }

    List<String> roles(String user) {
        return realm.admin()
                .get("/" + realm.name() + "/users/" + user + "/role-mappings")
                .ok()
                .json()
                .findValuesAsText("name");
    }
}
