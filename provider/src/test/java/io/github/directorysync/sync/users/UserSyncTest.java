package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.resource.EntityTags;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.sync.Sent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of a directory: created, read, changed, removed. */
final class UserSyncTest extends UserSyncScenario {

    @Test
    void a_created_user_can_be_read_and_listed() {
        var created = sync.create(Sent.body("{'userName': 'alice'}"));

        assertThat(sync.read("u0")).isEqualTo(created);
        assertThat(sync.listWithReferences(Sent.EVERYTHING).page().resources()).containsExactly(created);
        assertThat(sync.referencesOf("u0", RequestMemory.UNLIMITED).first())
                .containsExactly(new Reference("g0", "Admins"));
    }

    @Test
    void a_user_that_is_sent_again_is_not_changed() {
        var created = sync.create(Sent.body("{'userName': 'alice', 'active': true, 'externalId': 'e1'}"));

        assertThat(sync.replace("u0", Sent.body("{'userName': 'alice'}"))).isSameAs(created);
        assertThat(sync.patch("u0", Sent.patch("{'op': 'Replace', 'path': 'active', 'value': 'True'}")))
                .isSameAs(created);
        assertThat(users.saved).isZero();
    }

    @Test
    void a_change_is_saved_once() {
        sync.create(Sent.body("{'userName': 'alice', 'active': true}"));

        var after = sync.patch(
                "u0",
                Sent.patch(
                        "{'op': 'add', 'path': 'title', 'value': 'x'}, {'op': 'replace', 'value': {'active': 'False'}}"));

        assertThat(after.resource().active()).contains(false);
        assertThat(sync.replace("u0", Sent.body("{'userName': 'alicia'}"))
                        .resource()
                        .active())
                .contains(false);
        assertThat(users.saved).isEqualTo(2);
    }

    @Test
    void a_refused_patch_changes_nothing() {
        var created = sync.create(Sent.body("{'userName': 'alice'}"));

        var problem = refused(() -> sync.patch(
                "u0",
                Sent.patch("{'op': 'add', 'path': 'title', 'value': 'x'}, {'op': 'remove', 'path': 'userName'}")));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(sync.read("u0")).isEqualTo(created);
    }

    @Test
    void only_a_version_that_the_client_knows_is_changed() {
        sync.create(Sent.body("{'userName': 'alice'}"));

        sync.require("u0", EntityTags.of("W/\"0\""));
        var stale = refused(() -> sync.require("u0", EntityTags.of("W/\"7\"")));

        assertThat(stale.status()).isEqualTo(412);
        assertThat(refused(() -> sync.require("u9", EntityTags.of("*"))).status())
                .isEqualTo(404);
    }

    @Test
    void a_removed_user_is_gone() {
        sync.create(Sent.body("{'userName': 'alice'}"));

        sync.remove("u0");

        assertThat(refused(() -> sync.read("u0")).status()).isEqualTo(404);
    }

    @Test
    void an_unknown_user_is_not_found() {
        assertThat(refused(() -> sync.read("u9")).detail()).contains("u9");
        assertThat(refused(() -> sync.replace("u9", Sent.body("{'userName': 'a'}")))
                        .status())
                .isEqualTo(404);
        assertThat(refused(() -> sync.patch("u9", Sent.patch("{'op': 'remove', 'path': 'title'}")))
                        .status())
                .isEqualTo(404);
        assertThat(refused(() -> sync.remove("u9")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'move', 'path': 'title', 'value': 'x'}",
                "{'op': 'replace', 'path': 'title'}",
                "{'op': 'replace', 'path': 'active', 'value': 'perhaps'}",
                "{'op': 'replace', 'path': 'emails[', 'value': 'x'}"
            })
    void a_malformed_patch_is_refused_before_its_target_is_looked_up(String operation) {
        assertThat(refused(() -> sync.patch("u9", Sent.patch(operation))).status())
                .isEqualTo(400);
        assertThat(refused(() -> sync.requireReadable(Sent.patch(operation))).status())
                .isEqualTo(400);
    }

    @Test
    void a_role_that_was_only_shown_is_not_taken_for_the_clients_own() {
        var withApp = new UserSync(users.ports(), Sent.directory(Map.of("apps", List.of("trust-center"))), notes);
        var created = withApp.create(Sent.body("{'userName': 'alice', 'roles': [{'value': 'viewer'}]}"));

        var again = withApp.replace(
                "u0",
                Sent.body("{'userName': 'alice', 'roles': [{'value': 'viewer'},"
                        + " {'value': 'Admin', 'type': 'trust-center', 'primary': true}]}"));
        var added = withApp.patch(
                "u0",
                Sent.patch("{'op': 'add', 'path': 'roles', 'value': [{'value': 'Admin', 'type': 'trust-center'}]}"));
        var alone = withApp.replace(
                "u0", Sent.body("{'userName': 'alice', 'roles': [{'value': 'Admin', 'type': 'trust-center'}]}"));

        assertThat(again).isSameAs(created);
        assertThat(added).isSameAs(created);
        assertThat(alone.resource().document().has("roles")).isFalse();
        assertThat(withApp.rolesOf(List.of(alone)))
                .containsEntry("u0", List.of(new ResolvedRole("trust-center", "Viewer", "Sees everything")));
    }

    @Test
    void what_a_directory_declares_itself_is_taken_and_given_back() {
        var declaring = new UserSync(
                users.ports(),
                Sent.directory(Map.of(
                        "extension",
                        List.of("urn:example:acme:2.0:User"),
                        "extension-attributes",
                        List.of("costCode", "badges[]", "contractor: boolean"))),
                notes);
        declaring.create(
                Sent.body("{'userName': 'alice', 'urn:example:acme:2.0:User': {'COSTCODE': 7, 'unknown': 1}}"));

        var after = declaring.patch(
                "u0",
                Sent.patch("{'op': 'add', 'path': 'urn:example:acme:2.0:User:badges', 'value': ['a', 'b']},"
                        + " {'op': 'add', 'value': {'urn:example:acme:2.0:User:contractor': 'True'}}"));

        assertThat(after.resource().document().path("urn:example:acme:2.0:User"))
                .isEqualTo(Sent.body("{'costCode': '7', 'badges': ['a', 'b'], 'contractor': true}"));
        assertThat(declaring.schema().find("urn:example:acme:2.0:User:badges")).isPresent();
        assertThat(sync.schema().find("urn:example:acme:2.0:User:badges")).isEmpty();
    }
}
