package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import java.util.List;
import java.util.Map;

/** A realm whose customers are sent set-up links. It has an app, {@code shop}: Owner 30, Editor 20, Reader 10. */
public record Invited(CustomerRealm realm, String app) {

    public static Invited in(CustomerRealm realm) {
        String app = realm.keycloak()
                .admin()
                .post("/" + realm.name() + "/clients", Map.of("clientId", "shop", "name", "The Shop"))
                .createdId();
        Map.of("Owner", 30, "Editor", 20, "Reader", 10)
                .forEach((name, level) -> realm.keycloak()
                        .admin()
                        .post(
                                "/" + realm.name() + "/clients/" + app + "/roles",
                                Map.of(
                                        "name",
                                        name,
                                        "attributes",
                                        Map.of("directory-sync.level", List.of(level.toString()))))
                        .ok());
        return new Invited(realm, app);
    }

    public Answer wish(String directory, Object link) {
        return realm.api().post("/directories/" + directory + "/links", link);
    }

    public JsonNode link(String directory, String... scopes) {
        return wish(directory, Map.of("scopes", List.of(scopes))).ok().json();
    }

    /** All that a link can be good for: groups as high as Editor, and the attribute jobTitle. */
    public JsonNode wholeLink(String directory) {
        return wish(
                        directory,
                        Map.of(
                                "label",
                                "Ann of " + directory,
                                "scopes",
                                List.of("connect", "map-attributes", "map-groups", "rotate-token", "read-log"),
                                "attributes",
                                List.of("jobTitle"),
                                "highestRoles",
                                Map.of(app, "Editor")))
                .ok()
                .json();
    }

    public static String secret(JsonNode link) {
        String address = link.path("link").asText();
        return address.substring(address.indexOf('#') + 1);
    }

    public Http portal() {
        return portal(realm.name());
    }

    public Http portal(String realmName) {
        return Http.at(realm.keycloak().url() + "/realms/" + realmName + "/directory-sync/portal/api");
    }

    public Answer open(String secret) {
        return portal().with("User-Agent", "Firefox of Ann").post("/session", Map.of("secret", secret));
    }

    public Http enter(JsonNode link) {
        return portal().bearer(open(secret(link)).ok().json().path("token").asText());
    }

    /** A group that a directory has pushed. */
    public String group(String directory, String name) {
        return realm.scim(directory, realm.token(directory))
                .post("/Groups", Map.of("displayName", name))
                .createdId();
    }

    /** Keycloak's own role mapping of a group: what an administrator of the vendor would do. */
    public void map(String group, String role) {
        String base = "/" + realm.name();
        ObjectNode found = (ObjectNode) realm.keycloak()
                .admin()
                .get(base + "/clients/" + app + "/roles/" + role)
                .ok()
                .json();
        realm.keycloak()
                .admin()
                .post(base + "/groups/" + group + "/role-mappings/clients/" + app, List.of(found))
                .ok();
    }

    /** What it is mapped to. */
    public List<String> mapped(String group) {
        return realm.keycloak()
                .admin()
                .get("/" + realm.name() + "/groups/" + group + "/role-mappings/clients/" + app)
                .ok()
                .json()
                .findValuesAsText("name");
    }
}
