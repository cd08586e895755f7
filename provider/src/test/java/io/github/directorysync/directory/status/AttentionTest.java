package io.github.directorysync.directory.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.status.Status.DirectoryCondition;
import io.github.directorysync.directory.token.IssuedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an administrator of a directory has to look at. */
final class AttentionTest extends StatusScenario {

    @Test
    void the_token_in_use_is_worth_a_word_two_weeks_before_it_expires_and_after() {
        IssuedToken unused = token(Optional.empty(), Optional.empty());

        assertThat(codes(facts(List.of(used(15), unused), ACTIVE))).isEmpty();
        assertThat(codes(facts(List.of(used(13), unused), ACTIVE))).containsExactly("token-expires");
        assertThat(codes(facts(List.of(used(-1), unused), heard(NOW.minus(Duration.ofDays(2)), 0))))
                .containsExactly("token-expired");
    }

    @Test
    void a_token_that_has_a_successor_in_use_is_not() {
        IssuedToken old = token(Optional.of(NOW.plusSeconds(60)), Optional.of(TODAY.minusSeconds(60)));

        assertThat(codes(facts(List.of(old, LASTING), ACTIVE))).isEmpty();
        assertThat(codes(facts(List.of(used(-1)), Map.of("clients", List.of("provisioning")), ACTIVE)))
                .isEmpty();
    }

    @Test
    void a_directory_that_opens_to_nothing_any_more_needs_attention() {
        IssuedToken expired = token(Optional.of(TODAY), Optional.empty());

        assertThat(codes(facts(List.of(expired), LastSeen.NOTHING))).containsExactly("token-expired");
        assertThat(codes(facts(List.of(), ACTIVE))).containsExactly("no-token");
    }

    @Test
    void refusals_in_a_row_are_told_with_the_last_reason() {
        assertThat(codes(facts(List.of(LASTING), heard(TODAY, 4)))).isEmpty();

        Status status = Status.of(facts(List.of(LASTING), heard(TODAY, 5)), NOW);

        assertThat(status.word()).isEqualTo(DirectoryCondition.NEEDS_ATTENTION);
        assertThat(status.attention())
                .containsExactly(new Status.AttentionReason(
                        "refused", "The last 5 requests were refused, the last one with: 400 that is wrong"));
    }

    @Test
    void silence_of_a_week_is_told() {
        assertThat(codes(facts(List.of(LASTING), heard(NOW.minus(Duration.ofDays(8)), 0))))
                .containsExactly("silent");
    }

    @Test
    void what_waits_for_somebody_and_what_is_missing_is_told() {
        assertThat(codes(facts(directory(Map.of()), List.of(LASTING), ACTIVE, false, false, GONE, 2, 3)))
                .containsExactly("identity-provider-missing", "held", "reviews");
    }

    @Test
    void an_organization_that_is_not_there_any_more_has_to_be_looked_after_and_one_that_is_does_not() {
        assertThat(codes(affiliated(OrganizationState.MISSING))).containsExactly("organization-missing");
        assertThat(codes(affiliated(OrganizationState.SWITCHED_OFF))).containsExactly("organizations-off");
        assertThat(codes(affiliated(OrganizationState.DISABLED))).containsExactly("organization-disabled");
        assertThat(word(affiliated(OrganizationState.MISSING))).isEqualTo(DirectoryCondition.NEEDS_ATTENTION);
        assertThat(word(affiliated(OrganizationState.READY))).isEqualTo(DirectoryCondition.ACTIVE);
    }

    private static StatusInputs affiliated(OrganizationState affiliation) {
        Directory directory = directory(Map.of("organization", List.of("acme")));
        return facts(
                directory, List.of(LASTING), ACTIVE, false, false, FINE, 0, 0, affiliation, Imported.NEVER, List.of());
    }

    @Test
    void who_is_denied_where_nothing_was_heard_lately_has_a_wrong_token() {
        Instant hourAgo = NOW.minus(Duration.ofMinutes(61));
        LastSeen.LastDenial denied = new LastSeen.LastDenial(NOW, "unknown-token");

        assertThat(codes(facts(List.of(LASTING), denied(heard(hourAgo, 0), denied))))
                .containsExactly("denied");
        assertThat(codes(facts(List.of(LASTING), denied(LastSeen.NOTHING, denied))))
                .containsExactly("denied");
        assertThat(codes(facts(List.of(LASTING), denied(heard(NOW, 0), denied))))
                .isEmpty();
        assertThat(codes(facts(
                        List.of(LASTING),
                        denied(LastSeen.NOTHING, new LastSeen.LastDenial(NOW.minus(Duration.ofDays(8)), "x")))))
                .isEmpty();
        assertThat(denied.explanation()).startsWith("The directory token is none of this directory");
        assertThat(new LastSeen.LastDenial(NOW, "of-another-version").explanation())
                .isEqualTo("of-another-version");
    }

    private static LastSeen denied(LastSeen heard, LastSeen.LastDenial denied) {
        return new LastSeen(
                heard.first(),
                heard.last(),
                heard.lastDone(),
                heard.lastRefused(),
                heard.refusal(),
                heard.refusedInARow(),
                Optional.of(denied));
    }

    private static IssuedToken used(int daysLeft) {
        return token(Optional.of(NOW.plus(Duration.ofDays(daysLeft))), Optional.of(TODAY));
    }
}
