package io.github.directorysync.directory.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.directory.status.Status.DirectoryCondition;
import io.github.directorysync.directory.token.DirectoryToken;
import io.github.directorysync.directory.token.IssuedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant TODAY = NOW.minusSeconds(3600);
    private static final SignIn FINE = new SignIn(SignIn.ProviderState.NOT_NAMED, List.of());
    private static final SignIn GONE = new SignIn(SignIn.ProviderState.MISSING, List.of());
    private static final LastSeen ACTIVE = heard(TODAY, 0);
    private static final IssuedToken LASTING = token(Optional.empty(), Optional.of(TODAY));

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
    void an_organization_that_is_not_there_any_more_has_to_be_looked_after_and_one_that_is_does_not() {
        assertThat(codes(affiliated(OrganizationState.MISSING))).containsExactly("organization-missing");
        assertThat(codes(affiliated(OrganizationState.SWITCHED_OFF))).containsExactly("organizations-off");
        assertThat(codes(affiliated(OrganizationState.DISABLED))).containsExactly("organization-disabled");
        assertThat(word(affiliated(OrganizationState.MISSING))).isEqualTo(DirectoryCondition.NEEDS_ATTENTION);
        assertThat(word(affiliated(OrganizationState.READY))).isEqualTo(DirectoryCondition.ACTIVE);
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

    private static StatusInputs affiliated(OrganizationState affiliation) {
        Directory directory = directory(Map.of("organization", List.of("acme")));
        return facts(
                directory, List.of(LASTING), ACTIVE, false, false, FINE, 0, 0, affiliation, Imported.NEVER, List.of());
    }

    private static DirectoryCondition word(StatusInputs facts) {
        return Status.of(facts, NOW).word();
    }

    private static List<String> codes(StatusInputs facts) {
        return Status.of(facts, NOW).attention().stream()
                .map(Status.AttentionReason::code)
                .toList();
    }

    private static StatusInputs facts(List<IssuedToken> tokens, LastSeen heard) {
        return facts(tokens, Map.of(), heard);
    }

    private static StatusInputs facts(Map<String, List<String>> settings, LastSeen heard) {
        return facts(List.of(), settings, heard);
    }

    private static StatusInputs facts(List<IssuedToken> tokens, Map<String, List<String>> settings, LastSeen heard) {
        return facts(directory(settings), tokens, heard, false, false, FINE, 0, 0);
    }

    private static Directory directory(Map<String, List<String>> settings) {
        Map<String, List<String>> all = new HashMap<>(settings);
        all.put("alias", List.of("acme"));
        return new DirectorySettings(all).read("c1", "Acme");
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

    private static LastSeen heard(Instant last, int refused) {
        return new LastSeen(
                Optional.of(NOW.minus(Duration.ofDays(30))),
                Optional.of(last),
                Optional.of(last),
                Optional.of(last),
                Optional.of("400 that is wrong"),
                refused);
    }

    private static IssuedToken used(int daysLeft) {
        return token(Optional.of(NOW.plus(Duration.ofDays(daysLeft))), Optional.of(TODAY));
    }

    private static IssuedToken token(Optional<Instant> expires, Optional<Instant> lastUsed) {
        return new IssuedToken("t", DirectoryToken.random().hash(), "abcd", "Okta", NOW, expires, lastUsed);
    }

    private static StatusInputs facts(
            Directory directory,
            List<IssuedToken> tokens,
            LastSeen heard,
            boolean removing,
            boolean linkSent,
            SignIn signIn,
            long held,
            long reviews) {
        return facts(
                directory,
                tokens,
                heard,
                removing,
                linkSent,
                signIn,
                held,
                reviews,
                OrganizationState.NOT_NAMED,
                Imported.NEVER,
                List.of());
    }

    private static StatusInputs facts(
            Directory directory,
            List<IssuedToken> tokens,
            LastSeen heard,
            boolean removing,
            boolean linkSent,
            SignIn signIn,
            long held,
            long reviews,
            OrganizationState affiliation,
            Imported imported,
            List<Status.AttentionReason> roles) {
        return new StatusInputs(
                directory,
                tokens,
                heard,
                removing,
                linkSent,
                signIn,
                held,
                reviews,
                affiliation,
                imported,
                roles,
                RenamedGroups.NONE,
                Entitlement.ENTITLED);
    }
}
