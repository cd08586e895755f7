package io.github.directorysync.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.users.UserSync;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is recorded of roles, held removals, links and reviews. */
final class JournalOfDecisionsTest extends JournalScenario {

    @Test
    void roles_that_changed_stand_behind_what_changed_them() {
        Effect role = new Effect.RoleChanged("u0", "app", Optional.empty(), Optional.of("admin"));
        Effect members = new GroupEffect.MembersChanged("g0", "Admins", List.of("u0"), List.of());
        notes.note(role);
        notes.note(members);

        assertThat(notes.effects()).containsExactly(members, role);
    }

    @Test
    void a_role_that_changes_twice_is_one_change_and_one_that_comes_back_is_none() {
        notes.note(new Effect.RoleChanged("u0", "app", Optional.empty(), Optional.of("viewer")));
        notes.note(new Effect.RoleChanged("u1", "app", Optional.of("viewer"), Optional.empty()));
        notes.note(new Effect.RoleChanged("u0", "app", Optional.of("viewer"), Optional.of("admin")));
        notes.note(new Effect.RoleChanged("u1", "app", Optional.empty(), Optional.of("viewer")));

        assertThat(notes.effects())
                .containsExactly(new Effect.RoleChanged("u0", "app", Optional.empty(), Optional.of("admin")));
    }

    @Test
    void who_is_held_is_named() {
        Effect held = new Effect.Guarded(
                Optional.of("h0"), "too many", Optional.of(new Effect.Guarded.AffectedPerson("u0", "alice")));

        Effect stays =
                new Effect.Decided("h0", new Effect.Guarded.AffectedPerson("u0", "alice"), Optional.of("g0"), false);
        Effect goes =
                new Effect.Decided("h1", new Effect.Guarded.AffectedPerson("u0", "alice"), Optional.empty(), true);

        assertThat(EffectJson.of(List.of(stays, goes)).toString())
                .isEqualTo(
                        "[{\"effect\":\"held-discarded\",\"id\":\"h0\",\"user\":\"u0\",\"userName\":\"alice\",\"group\":\"g0\"},"
                                + "{\"effect\":\"held-applied\",\"id\":\"h1\",\"user\":\"u0\",\"userName\":\"alice\"}]");
        assertThat(EffectJson.of(held).toString()).contains("\"user\":\"u0\",\"userName\":\"alice\"");
    }

    @Test
    void who_is_linked_is_noted_and_what_the_directory_changes_of_them() {
        people.accounts.candidates = List.of(new AccountCandidate("u9", Set.of(), Optional.empty(), Optional.of("u9")));
        var linking = new UserSync(people.ports(), Sent.directory(Map.of("identity-provider", List.of("idp"))), notes);

        assertThat(linking.create(Sent.body("{'userName': 'u9', 'title': 'Boss'}"))
                        .id())
                .isEqualTo("u9");

        assertThat(EffectJson.of(notes.effects()).findValuesAsText("effect"))
                .containsExactly("user-linked", "user-changed");
    }

    @Test
    void who_needs_a_review_is_noted_without_what_is_known_of_the_account_and_without_the_password() {
        people.accounts.candidates = List.of(new AccountCandidate(
                "u9", Set.of(AccountCandidate.Fact.ADMINISTERS), Optional.empty(), Optional.empty()));

        assertThatThrownBy(() -> users.create(Sent.body("{'userName': 'root', 'password': 'a secret'}")))
                .hasMessageContaining("administrator of the realm")
                .hasMessageNotContaining("administers");

        assertThat(EffectJson.of(notes.effects()).toString())
                .isEqualTo("[{\"effect\":\"needs-review\",\"userName\":\"root\"}]");
        assertThat(last(Effect.Reviewed.class).person().password()).isEmpty();
    }

    @Test
    void an_administrator_links_whom_the_directory_once_sent() {
        users.link("u9", Sent.body("{'userName': 'alice', 'title': 'Boss'}"));

        assertThat(users.read("u9").resource().userName()).isEqualTo("alice");
        assertThat(EffectJson.of(notes.effects()).findValuesAsText("effect"))
                .containsExactly("user-linked", "user-changed");
    }

    @Test
    void every_kind_of_effect_has_its_word() {
        List<Effect> all = List.of(
                new Effect.OfUser(ChangeKind.LINKED, "u0", "alice", List.of()),
                new GroupEffect.MembersChanged("g0", "Admins", List.of(), List.of("u0")),
                new Effect.Withheld("import-users", ChangeKind.CREATED, "alice", List.of()),
                new Effect.Guarded(Optional.of("h0"), "too many"),
                new Effect.Guarded(Optional.empty(), "too many"),
                new Effect.Reviewed(
                        ScimUser.kept("{\"userName\":\"alice\"}"),
                        new Linking.Refuse("u1", Linking.LinkingObstacle.ADMINISTRATOR)),
                new Effect.SessionsEnded("u0", Optional.of("app")),
                new Effect.RoleChanged("u0", "app", Optional.of("admin"), Optional.of("viewer")));

        assertThat(EffectJson.of(all).findValuesAsText("effect"))
                .containsExactly(
                        "user-linked",
                        "members-changed",
                        "withheld",
                        "held",
                        "refused",
                        "needs-review",
                        "sessions-ended",
                        "role-changed");
        assertThat(EffectJson.of(all.get(7)).toString()).contains("\"before\":\"admin\",\"after\":\"viewer\"");
    }
}
