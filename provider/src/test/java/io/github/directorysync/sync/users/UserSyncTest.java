package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.EntityTags;
import io.github.directorysync.scim.resource.Reference;
import io.github.directorysync.scim.resource.ResolvedRole;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Notes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSyncTest {

    private final UsersInMemory users = new UsersInMemory();
    private final Notes notes = new Notes();
    private final UserSync sync = new UserSync(users.ports(), Sent.directory(Map.of()), notes);

    @Test
    void a_created_user_can_be_read_and_listed() {
        var created = sync.create(Sent.body("{'userName': 'alice'}"));

        assertThat(sync.read("u0")).isEqualTo(created);
        assertThat(sync.listWithReferences(Sent.EVERYTHING).page().resources()).containsExactly(created);
        assertThat(sync.referencesOf(List.of("u0"))).containsEntry("u0", List.of(new Reference("g0", "Admins")));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service-account-app",
                "Service-Account-App",
                "former-00000000-0000-4000-8000-000000000000",
                "not-imported-00000000-0000-4000-8000-000000000000"
            })
    void nobody_gets_a_name_that_keycloak_gives_itself(String name) {
        sync.create(Sent.body("{'userName': 'alice'}"));

        assertThat(refused(() -> sync.create(Sent.body("{'userName': '" + name + "'}")))
                        .status())
                .isEqualTo(409);
        assertThat(refused(() -> sync.replace("u0", Sent.body("{'userName': '" + name + "'}")))
                        .status())
                .isEqualTo(409);
        assertThat(sync.create(Sent.body("{'userName': 'former-colleague@acme.test'}"))
                        .resource()
                        .userName())
                .isEqualTo("former-colleague@acme.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200bnn", "\u202eann", "\uff41nn", "\u0430nn", " ann"})
    void a_lenient_directory_has_nobody_who_looks_like_somebody_else_and_a_strict_one_what_keycloak_takes(String name) {
        sync.create(Sent.body("{'userName': 'ann'}"));
        var strict = new UserSync(users.ports(), Sent.directory(Map.of("profile-rules", List.of("strict"))), notes);
        var sent = Sent.body("{'userName': '" + name + "'}");

        assertThat(refused(() -> sync.create(sent)).status()).isEqualTo(400);
        assertThat(refused(() -> sync.replace("u0", sent)).status()).isEqualTo(400);
        assertThat(strict.create(sent).resource().userName()).isEqualTo(name);
    }

    @Test
    void a_directory_does_not_learn_which_service_accounts_there_are() {
        String sent = "{'userName': 'service-account-app'}";
        var nobodys = refused(() -> sync.create(Sent.body(sent)));
        users.candidates = List.of(new AccountCandidate(
                "c", Set.of(AccountCandidate.Fact.SERVICE_ACCOUNT), Optional.empty(), Optional.empty()));

        var somebodys = refused(() -> sync.create(Sent.body(sent)));

        assertThat(somebodys.status()).isEqualTo(409);
        assertThat(somebodys.detail()).isEqualTo(nobodys.detail()).contains("reserved");
    }

    @Test
    void a_password_is_as_if_it_had_not_been_sent_unless_the_directory_may_set_it() {
        var created = sync.create(Sent.body("{'userName': 'alice', 'password': 'secret'}"));
        var again = sync.patch("u0", Sent.patch("{'op': 'replace', 'path': 'password', 'value': 'other'}"));

        assertThat(created.resource().password()).isEmpty();
        assertThat(again).isSameAs(created);
    }

    @Test
    void a_password_that_the_directory_may_set_is_handed_on_beside_the_document() {
        var settingPasswords =
                new UserSync(users.ports(), Sent.directory(Map.of("set-passwords", List.of("true"))), notes);

        var created = settingPasswords.create(Sent.body("{'userName': 'alice', 'password': 'secret'}"));
        var changed = settingPasswords.replace("u0", Sent.body("{'userName': 'alice', 'password': 'other'}"));

        assertThat(created.resource().password()).contains("secret");
        assertThat(created.resource().document().has("password")).isFalse();
        assertThat(changed.resource().password()).contains("other");
        assertThat(changed.resource().document().toString()).doesNotContain("other");
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

    private static ScimProblem refused(ThrowingCallable attempt) {
        var problem = catchThrowableOfType(ScimProblem.class, attempt);
        assertThat(problem).as("a refusal").isNotNull();
        return problem;
    }

    @Test
    void who_waits_and_has_come_another_way_is_linked_by_the_next_change_and_keeps_the_id_that_the_client_knows() {
        var closed = sync(Map.of("import-users", List.of("false"), "identity-provider", List.of("idp")));
        closed.create(Sent.body("{'userName': 'alice'}"));
        users.candidates = List.of(account(Optional.of("alice")));

        var after = closed.patch("u0", Sent.patch("{'op': 'add', 'path': 'title', 'value': 'x'}"));

        assertThat(after.id()).isEqualTo("real");
        assertThat(after.scimId()).isEqualTo("u0");
        assertThat(after.resource().userName()).isEqualTo("alice");
        assertThat(notes.effects())
                .anySatisfy(effect -> assertThat(effect)
                        .isInstanceOfSatisfying(
                                Effect.OfUser.class, of -> assertThat(of.kind()).isEqualTo(ChangeKind.LINKED)));
    }

    @Test
    void who_waits_and_may_be_somebody_else_is_looked_at_and_waits_on() {
        var closed = sync(Map.of("import-users", List.of("false"), "identity-provider", List.of("idp")));
        closed.create(Sent.body("{'userName': 'alice'}"));
        users.candidates = List.of(account(Optional.empty()));

        var after = closed.patch("u0", Sent.patch("{'op': 'add', 'path': 'title', 'value': 'x'}"));

        assertThat(after.id()).isEqualTo("u0");
        closed.remove("u0");
        assertThat(notes.effects())
                .filteredOn(Effect.Reviewed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void somebody_new_under_an_old_name_gets_an_account_of_their_own_and_the_one_of_before_gives_the_name_up() {
        var suspending = sync(Map.of("on-delete", List.of("suspend")));
        suspending.create(Sent.body("{'userName': 'alice', 'externalId': 'e1'}"));
        suspending.remove("u0");

        var newcomer = suspending.create(Sent.body("{'userName': 'alice', 'externalId': 'e2'}"));

        assertThat(newcomer.id()).isEqualTo("u1");
        assertThat(users.withoutNames).containsExactly("u0");
    }

    @Test
    void who_comes_again_keeps_everything_only_if_the_externalid_says_that_it_is_them() {
        var suspending = sync(Map.of("on-delete", List.of("suspend")));
        suspending.create(Sent.body("{'userName': 'alice', 'externalId': 'e1'}"));
        suspending.remove("u0");
        suspending.create(Sent.body("{'userName': 'bob'}"));
        suspending.remove("u1");

        assertThat(suspending
                        .create(Sent.body("{'userName': 'alice', 'externalId': 'e1'}"))
                        .id())
                .isEqualTo("u0");
        assertThat(users.stripped).isEmpty();
        assertThat(suspending.create(Sent.body("{'userName': 'bob'}")).id()).isEqualTo("u1");
        assertThat(users.stripped).containsExactly("u1");
    }

    @Test
    void who_may_be_somebody_of_before_or_an_account_of_the_realm_is_refused_in_the_same_words_and_looked_at() {
        var suspending = sync(Map.of("on-delete", List.of("suspend")));
        suspending.create(Sent.body("{'userName': 'alice', 'emails': [{'value': 'a@acme.example'}]}"));
        suspending.remove("u0");

        var former = refused(() -> suspending.create(Sent.body("{'userName': 'alice'}")));
        users.candidates = List.of(account(Optional.empty()));
        var known = refused(() -> suspending.create(Sent.body("{'userName': 'bob'}")));
        users.foreign = Set.of("beta.example");
        var foreign = refused(() -> suspending.create(Sent.body("{'userName': 'ceo@beta.example'}")));

        assertThat(List.of(former, known, foreign))
                .allSatisfy(problem -> assertThat(problem.status()).isEqualTo(409))
                .extracting(ScimProblem::detail)
                .containsOnly(known.detail());
        assertThat(notes.effects())
                .filteredOn(Effect.Reviewed.class::isInstance)
                .extracting(effect -> ((Effect.Reviewed) effect).because())
                .containsExactly(
                        new Linking.Refuse("u0", Linking.LinkingObstacle.FORMER),
                        new Linking.Refuse("real", Linking.LinkingObstacle.UNPROVED),
                        new Linking.Refuse("", Linking.LinkingObstacle.OTHER_DOMAIN));
    }

    @Test
    void nobody_is_given_a_name_in_another_customers_domain_by_a_change_and_whoever_has_one_stays_changeable() {
        sync.create(Sent.body("{'userName': 'alice'}"));
        sync.create(Sent.body("{'userName': 'early@beta.example'}"));
        users.foreign = Set.of("beta.example");

        assertThat(refused(() -> sync.patch(
                                "u0", Sent.patch("{'op': 'replace', 'path': 'userName', 'value': 'ceo@beta.example'}")))
                        .status())
                .isEqualTo(409);
        assertThat(refused(() -> sync.replace(
                                "u0", Sent.body("{'userName': 'alice', 'emails': [{'value': 'ceo@beta.example'}]}")))
                        .status())
                .isEqualTo(409);
        assertThat(sync.patch("u1", Sent.patch("{'op': 'add', 'path': 'title', 'value': 'x'}"))
                        .resource()
                        .userName())
                .isEqualTo("early@beta.example");
    }

    @Test
    void what_was_withheld_is_not_made_up_for_in_a_domain_that_another_has_verified_meanwhile() {
        sync(Map.of("import-users", List.of("false"))).create(Sent.body("{'userName': 'ceo@beta.example'}"));
        users.foreign = Set.of("beta.example");

        assertThat(refused(() -> sync.settle("u0")).status()).isEqualTo(409);
    }

    private UserSync sync(Map<String, List<String>> settings) {
        return new UserSync(users.ports(), Sent.directory(settings), notes);
    }

    private static AccountCandidate account(Optional<String> nameId) {
        return new AccountCandidate("real", Set.of(), Optional.empty(), nameId);
    }
}
