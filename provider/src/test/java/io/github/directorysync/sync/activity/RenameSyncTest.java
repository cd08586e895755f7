package io.github.directorysync.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.Sent;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.users.UserSync;
import io.github.directorysync.sync.users.UsersInMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is renamed who has signed in by the new name already, and so has a second account. */
class RenameSyncTest {

    private final UsersInMemory users = new UsersInMemory();
    private final Notes notes = new Notes();
    private final UserSync sync =
            new UserSync(users.ports(), Sent.directory(Map.of("identity-provider", List.of("acme-saml"))), notes);

    @BeforeEach
    void alice_is_there() {
        sync.create(Sent.body("{'userName': 'alice', 'active': true, 'emails': [{'value': 'a@acme.test'}]}"));
    }

    @Test
    void the_second_account_becomes_one_with_theirs_if_it_has_the_new_nameid() {
        users.accounts.namesakes = List.of(namesake("Alicia"));

        assertThat(sync.replace("u0", Sent.body("{'userName': 'alicia'}"))
                        .resource()
                        .userName())
                .isEqualTo("alicia");

        assertThat(users.accounts.absorbed).containsExactly("ghost");
    }

    @Test
    void it_is_not_looked_for_where_nobody_is_renamed() {
        users.accounts.namesakes = List.of(namesake("alice"));

        sync.patch("u0", Sent.patch("{'op': 'add', 'path': 'title', 'value': 'Boss'}"));

        assertThat(users.accounts.absorbed).isEmpty();
    }

    @Test
    void if_it_has_another_nameid_the_rename_is_refused_and_an_administrator_makes_them_one() {
        users.accounts.namesakes = List.of(namesake("bob"));

        assertThat(catchThrowableOfType(
                                ScimProblem.class,
                                () -> sync.replace("u0", Sent.body("{'userName': 'alicia', 'displayName': 'Alicia'}")))
                        .status())
                .isEqualTo(409);

        assertThat(notes.effects())
                .filteredOn(Effect.Reviewed.class::isInstance)
                .map(effect -> ((Effect.Reviewed) effect).user())
                .containsExactly(Optional.of("u0"));
        users.accounts.namesakes = List.of();
        var merged = sync.merge("u0", "ghost", Sent.body("{'userName': 'alicia', 'displayName': 'Alicia'}"));
        assertThat(users.accounts.absorbed).containsExactly("ghost");
        assertThat(merged.resource().userName()).isEqualTo("alicia");
        assertThat(merged.resource().emails().primary()).contains("a@acme.test");
    }

    private static AccountCandidate namesake(String nameId) {
        return new AccountCandidate("ghost", Set.of(), Optional.empty(), Optional.of(nameId));
    }
}
