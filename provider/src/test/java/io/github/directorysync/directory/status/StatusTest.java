package io.github.directorysync.directory.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Status.DirectoryCondition;
import io.github.directorysync.directory.token.DirectoryToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The one word that says how a directory is. */
final class StatusTest extends StatusScenario {

    @Test
    void a_directory_without_a_key_is_a_draft_until_somebody_is_sent_a_link() {
        assertThat(word(facts(List.of(), LastSeen.NOTHING))).isEqualTo(DirectoryCondition.DRAFT);
        assertThat(word(facts(directory(Map.of()), List.of(), LastSeen.NOTHING, false, true, FINE, 0, 0)))
                .isEqualTo(DirectoryCondition.LINK_SENT);
        assertThat(DirectoryCondition.LINK_SENT.key()).isEqualTo("link-sent");
    }

    @Test
    void with_a_key_it_waits_for_the_first_request_whatever_key_that_is() {
        assertThat(word(facts(List.of(token(Optional.empty(), Optional.empty())), LastSeen.NOTHING)))
                .isEqualTo(DirectoryCondition.WAITING_FOR_FIRST_REQUEST);
        assertThat(word(facts(Map.of("clients", List.of("provisioning")), LastSeen.NOTHING)))
                .isEqualTo(DirectoryCondition.WAITING_FOR_FIRST_REQUEST);
        assertThat(word(facts(
                        Map.of(
                                "token-sha256",
                                List.of(DirectoryToken.random().hash().hex())),
                        LastSeen.NOTHING)))
                .isEqualTo(DirectoryCondition.WAITING_FOR_FIRST_REQUEST);
    }

    @Test
    void what_was_heard_of_lately_is_active() {
        assertThat(word(facts(List.of(LASTING), ACTIVE))).isEqualTo(DirectoryCondition.ACTIVE);
    }

    @Test
    void paused_and_deleting_come_before_everything_else() {
        Directory paused = directory(Map.of("paused", List.of("true")));

        assertThat(word(facts(paused, List.of(), ACTIVE, false, false, GONE, 0, 0)))
                .isEqualTo(DirectoryCondition.PAUSED);
        assertThat(word(facts(paused, List.of(), ACTIVE, true, false, GONE, 0, 0)))
                .isEqualTo(DirectoryCondition.DELETING);
    }

    @Test
    void a_draft_stays_one_whatever_is_missing_yet() {
        Directory directory = directory(Map.of("require-saml", List.of("true")));

        assertThat(word(facts(directory, List.of(), LastSeen.NOTHING, false, false, FINE, 0, 0)))
                .isEqualTo(DirectoryCondition.DRAFT);
        assertThat(codes(facts(directory, List.of(), LastSeen.NOTHING, false, false, FINE, 0, 0)))
                .containsExactly("saml-not-linked", "saml-not-enforced");
        assertThat(word(facts(directory, List.of(LASTING), LastSeen.NOTHING, false, false, FINE, 0, 0)))
                .isEqualTo(DirectoryCondition.NEEDS_ATTENTION);
    }

    @Test
    void whatever_is_wrong_with_roles_needs_attention_and_fills_no_page() {
        List<Status.AttentionReason> many = IntStream.range(0, 13)
                .mapToObj(i -> new Status.AttentionReason("role-level", "The role " + i + " does not count."))
                .toList();

        StatusInputs facts = facts(
                directory(Map.of()),
                List.of(LASTING),
                ACTIVE,
                false,
                false,
                FINE,
                0,
                0,
                OrganizationState.NOT_NAMED,
                Imported.NEVER,
                many);

        assertThat(word(facts)).isEqualTo(DirectoryCondition.NEEDS_ATTENTION);
        assertThat(Status.of(facts, NOW).attention())
                .hasSize(11)
                .last()
                .isEqualTo(new Status.AttentionReason("roles", "3 more things are wrong with roles: see the apps."));
    }
}
