package io.github.directorysync.sync.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Users that may be an account of the realm or somebody whom the directory has deleted. */
final class ReturningUsersTest extends UserSyncScenario {

    @Test
    void who_waits_and_has_come_another_way_is_linked_by_the_next_change_and_keeps_the_id_that_the_client_knows() {
        var closed = sync(Map.of("import-users", List.of("false"), "identity-provider", List.of("idp")));
        closed.create(Sent.body("{'userName': 'alice'}"));
        users.accounts.candidates = List.of(account(Optional.of("alice")));

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
        users.accounts.candidates = List.of(account(Optional.empty()));

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
        assertThat(users.accounts.withoutNames).containsExactly("u0");
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
        assertThat(users.accounts.stripped).isEmpty();
        assertThat(suspending.create(Sent.body("{'userName': 'bob'}")).id()).isEqualTo("u1");
        assertThat(users.accounts.stripped).containsExactly("u1");
    }

    @Test
    void who_may_be_somebody_of_before_or_an_account_of_the_realm_is_refused_in_the_same_words_and_looked_at() {
        var suspending = sync(Map.of("on-delete", List.of("suspend")));
        suspending.create(Sent.body("{'userName': 'alice', 'emails': [{'value': 'a@acme.example'}]}"));
        suspending.remove("u0");

        var former = refused(() -> suspending.create(Sent.body("{'userName': 'alice'}")));
        users.accounts.candidates = List.of(account(Optional.empty()));
        var known = refused(() -> suspending.create(Sent.body("{'userName': 'bob'}")));
        users.accounts.foreign = Set.of("beta.example");
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

    private static AccountCandidate account(Optional<String> nameId) {
        return new AccountCandidate("real", Set.of(), Optional.empty(), nameId);
    }
}
