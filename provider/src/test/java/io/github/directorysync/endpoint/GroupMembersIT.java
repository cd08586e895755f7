package io.github.directorysync.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.whole.Answer;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.TestDirectory;
import io.github.directorysync.whole.WithKeycloak;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the members of a group cost to answer, and what the log says of members who were not taken or not sent. */
@WithKeycloak
class GroupMembersIT {

    private static final String REALM = "group-members";

    private final KeycloakServer keycloak;
    private final List<TestDirectory> open = new ArrayList<>();

    GroupMembersIT(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    @BeforeEach
    void a_realm() {
        FixtureRealm.in(keycloak, REALM);
    }

    @AfterEach
    void gone() {
        open.forEach(TestDirectory::close);
    }

    private TestDirectory directory(String kind) {
        TestDirectory directory = TestDirectory.in(keycloak, REALM, Map.of("kind", List.of(kind)));
        open.add(directory);
        return directory;
    }

    @Test
    void a_patch_of_a_large_group_is_answered_without_it() {
        var directory = directory("okta");
        List<String> people =
                directory.people(Limits.PATCHED_MEMBERS + 1, i -> "p" + i + "@" + directory.alias() + ".example");
        String group = directory.group("Everybody", people.toArray(String[]::new));

        Answer large = patch(directory, group, "?", "replace", "displayName", "All");
        Answer brief = patch(directory, group, "?excludedAttributes=members", "replace", "displayName", "All of us");
        Answer small = patch(directory, group, "?", "remove", "members", List.of(Map.of("value", people.get(0))));

        assertThat(large.status()).isEqualTo(204);
        assertThat(large.header("ETag")).isPresent();
        assertThat(brief.status()).isEqualTo(200);
        assertThat(brief.json().has("members")).isFalse();
        assertThat(brief.json().path("displayName").asText()).isEqualTo("All of us");
        assertThat(small.status()).isEqualTo(200);
        assertThat(small.json().path("members")).hasSize(Limits.PATCHED_MEMBERS);
    }

    @Test
    void members_who_are_left_out_are_named_in_the_log() {
        var directory = directory("generic");
        String ann = directory.user("ann@" + directory.alias() + ".example");
        String team = directory.group("Team");
        String group = directory.group("Admins");
        String unknown = UUID.randomUUID().toString();

        patch(
                        directory,
                        group,
                        "?",
                        "add",
                        "members",
                        List.of(Map.of("value", ann), Map.of("value", unknown), Map.of("value", team, "type", "Group")))
                .ok();

        JsonNode effect = effects(directory, "patch-group").path(0);
        assertThat(effect.path("effect").asText()).isEqualTo("members-changed");
        assertThat(texts(effect.path("joined"))).containsExactly(ann);
        assertThat(effect.path("leftOut").asInt()).isEqualTo(2);
        assertThat(texts(effect.path("unknown"))).containsExactly(unknown);
        assertThat(texts(effect.path("nestedGroups"))).containsExactly(team);
    }

    @Test
    void a_put_without_members_is_in_the_log_whether_they_leave_or_stay() {
        for (String kind : Arrays.asList("generic", "okta")) {
            var directory = directory(kind);
            String ann = directory.user("ann@" + directory.alias() + ".example");
            String group = directory.group("Admins", ann);
            boolean clears = kind.equals("generic");

            directory
                    .scim()
                    .put("/Groups/" + group, Map.of("displayName", "Admins"))
                    .ok();

            JsonNode effect = effects(directory, "replace-group").path(0);
            assertThat(effect.path("effect").asText()).isEqualTo("members-not-sent");
            assertThat(effect.path("putWithoutMembers").asText()).isEqualTo(clears ? "clear" : "keep");
            assertThat(directory.get("/Groups/" + group).path("members")).hasSize(clears ? 0 : 1);
            // What is said again changes nothing: the members are not there any more, or stay.
            directory
                    .scim()
                    .put("/Groups/" + group, Map.of("displayName", "Admins"))
                    .ok();
            assertThat(directory.get("/Groups/" + group).path("members")).hasSize(clears ? 0 : 1);
        }
    }

    private static Answer patch(
            TestDirectory directory, String group, String parameters, String op, String path, Object value) {
        return directory
                .scim()
                .patch(
                        "/Groups/" + group + parameters,
                        Map.of("Operations", List.of(Map.of("op", op, "path", path, "value", value))));
    }

    /** Of the only entry of that operation. */
    private JsonNode effects(TestDirectory directory, String operation) {
        String log = "/" + REALM + "/directory-sync/directories/" + directory.alias() + "/activity";
        JsonNode entry = keycloak.admin()
                .get(log + "?operation=" + operation)
                .ok()
                .json()
                .path("items")
                .path(0);
        return keycloak.admin()
                .get(log + "/" + entry.path("id").asText())
                .ok()
                .json()
                .at("/detail/effects");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
