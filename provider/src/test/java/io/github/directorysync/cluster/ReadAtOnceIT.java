package io.github.directorysync.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written on one node is read on the other by the next request, whatever that one has in its caches. */
@ExtendWith(Cluster.Shared.class)
class ReadAtOnceIT {

    private static final int TIMES = 20;

    private final KeycloakServer one;
    private final KeycloakServer two;
    private final ClusterRealm realm;
    private final Http scim;
    private final Http other;

    ReadAtOnceIT(Cluster cluster) {
        one = cluster.one();
        two = cluster.two();
        realm = ClusterRealm.on(one, "read-at-once");
        scim = realm.directory().scim();
        other = realm.at(two).scim();
    }

    @AfterEach
    void gone() {
        realm.delete();
    }

    @Test
    void people_and_groups_of_one_node_are_on_the_other_at_once() {
        String ann = realm.directory().user("ann@acme.example");
        String sales = realm.directory().group("Sales", ann);
        for (int i = 0; i < TIMES; i++) {
            String title = "Title " + i;
            patch(scim, "/Users/" + ann, Map.of("op", "replace", "path", "title", "value", title));
            assertThat(other.get("/Users/" + ann).ok().json().path("title").asText())
                    .isEqualTo(title);
            patch(other, "/Users/" + ann, Map.of("op", "replace", "path", "name.familyName", "value", "Family" + i));
            JsonNode account =
                    one.admin().get("/" + realm.name() + "/users/" + ann).ok().json();
            assertThat(account.path("lastName").asText()).isEqualTo("Family" + i);
            patch(scim, "/Groups/" + sales, Map.of("op", "replace", "path", "displayName", "value", "Sales " + i));
            assertThat(other.get("/Groups?filter=" + Http.encoded("displayName eq \"Sales " + i + "\""))
                            .ok()
                            .json()
                            .path("totalResults")
                            .asInt())
                    .isEqualTo(1);
        }
        scim.delete("/Users/" + ann).ok();
        assertThat(other.get("/Users/" + ann).status()).isEqualTo(404);
        assertThat(other.get("/Groups/" + sales).ok().json().path("members")).isEmpty();
    }

    @Test
    void a_role_changed_on_one_node_is_in_the_next_token_of_the_other() {
        String ann = realm.directory().user("ann@acme.example");
        realm.setPassword(ann);
        String editors = realm.directory().group("Editors");
        realm.map(editors, "Editor");
        String readers = realm.directory().group("Readers", ann);
        realm.map(readers, "Reader");
        Object member = List.of(Map.of("value", ann));
        for (int i = 0; i < TIMES; i++) {
            assertThat(realm.roleAt(two, "ann@acme.example")).as("round " + i).isEqualTo("Reader");
            patch(scim, "/Groups/" + editors, Map.of("op", "add", "path", "members", "value", member));
            assertThat(realm.roleAt(two, "ann@acme.example")).as("round " + i).isEqualTo("Editor");
            patch(other, "/Groups/" + editors, Map.of("op", "remove", "path", "members[value eq \"" + ann + "\"]"));
            assertThat(realm.roleAt(one, "ann@acme.example")).as("round " + i).isEqualTo("Reader");
        }
        for (int i = 0; i < TIMES; i++) {
            patch(scim, "/Users/" + ann, Map.of("op", "replace", "path", "active", "value", false));
            assertThat(realm.roleAt(two, "ann@acme.example")).as("round " + i).isEqualTo("refused");
            patch(scim, "/Users/" + ann, Map.of("op", "replace", "path", "active", "value", true));
            assertThat(realm.roleAt(two, "ann@acme.example")).as("round " + i).isEqualTo("Reader");
        }
    }

    @Test
    void settings_and_pauses_and_tokens_hold_on_the_other_node_at_once() {
        Http api = realm.api(one);
        for (int i = 0; i < TIMES; i++) {
            api.patch("", Map.of("paused", true)).ok();
            assertThat(other.get("/Users").status()).as("paused, round " + i).isEqualTo(403);
            api.patch("", Map.of("paused", false)).ok();
            assertThat(other.get("/Users").status()).as("unpaused, round " + i).isEqualTo(200);
            api.patch("", Map.of("name", "Acme " + i)).ok();
            assertThat(realm.api(two).get("").ok().json().path("name").asText()).isEqualTo("Acme " + i);

            JsonNode token =
                    api.post("/tokens", Map.of("label", "Okta " + i)).ok().json();
            Http issued =
                    Http.at(realm.at(two).url()).bearer(token.path("token").asText());
            assertThat(issued.get("/Users").status()).isEqualTo(200);
            String id =
                    realm.api(two).get("/tokens").ok().json().at("/items/0/id").asText();
            api.delete("/tokens/" + id).ok();
            assertThat(issued.get("/Users").status()).as("revoked, round " + i).isEqualTo(401);
        }
    }

    @Test
    void a_portal_session_of_one_node_is_good_and_ended_on_the_other() {
        TestDirectory directory = realm.directory();
        JsonNode link = realm.api(one)
                .post("/links", Map.of("scopes", List.of("connect", "read-log")))
                .ok()
                .json();
        String address = link.path("link").asText();
        Answer opened = portal(one).post("/session", Map.of("secret", address.substring(address.indexOf('#') + 1)));
        Http there = portal(two).bearer(opened.ok().json().path("token").asText());

        assertThat(there.get("/directory").ok().body()).contains(directory.alias());
        String token = there.post("/tokens", Map.of("label", "of the portal"))
                .ok()
                .json()
                .path("token")
                .asText();
        assertThat(Http.at(directory.url()).bearer(token).get("/Users").status())
                .isEqualTo(200);
        realm.api(one).delete("/links/" + link.path("id").asText()).ok();

        assertThat(there.get("/directory").status()).isEqualTo(401);
    }

    private Http portal(KeycloakServer node) {
        return Http.at(node.url() + "/realms/" + realm.name() + "/directory-sync/portal/api");
    }

    private static void patch(Http scim, String path, Map<String, ?> operation) {
        scim.patch(path, Map.of("Operations", List.of(operation))).ok();
    }
}
