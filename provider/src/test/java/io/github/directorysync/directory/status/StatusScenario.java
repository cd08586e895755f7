package io.github.directorysync.directory.status;

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

/** What a directory's status is calculated from: its settings, its tokens, its last requests. */
abstract class StatusScenario {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant TODAY = NOW.minusSeconds(3600);
    static final SignIn FINE = new SignIn(SignIn.ProviderState.NOT_NAMED, List.of());
    static final SignIn GONE = new SignIn(SignIn.ProviderState.MISSING, List.of());
    static final LastSeen ACTIVE = heard(TODAY, 0);
    static final IssuedToken LASTING = token(Optional.empty(), Optional.of(TODAY));

    static DirectoryCondition word(StatusInputs facts) {
        return Status.of(facts, NOW).word();
    }

    static List<String> codes(StatusInputs facts) {
        return Status.of(facts, NOW).attention().stream()
                .map(Status.AttentionReason::code)
                .toList();
    }

    static StatusInputs facts(List<IssuedToken> tokens, LastSeen heard) {
        return facts(tokens, Map.of(), heard);
    }

    static StatusInputs facts(Map<String, List<String>> settings, LastSeen heard) {
        return facts(List.of(), settings, heard);
    }

    static StatusInputs facts(List<IssuedToken> tokens, Map<String, List<String>> settings, LastSeen heard) {
        return facts(directory(settings), tokens, heard, false, false, FINE, 0, 0);
    }

    static Directory directory(Map<String, List<String>> settings) {
        Map<String, List<String>> all = new HashMap<>(settings);
        all.put("alias", List.of("acme"));
        return new DirectorySettings(all).read("c1", "Acme");
    }

    static LastSeen heard(Instant last, int refused) {
        return new LastSeen(
                Optional.of(NOW.minus(Duration.ofDays(30))),
                Optional.of(last),
                Optional.of(last),
                Optional.of(last),
                Optional.of("400 that is wrong"),
                refused);
    }

    static IssuedToken token(Optional<Instant> expires, Optional<Instant> lastUsed) {
        return new IssuedToken("t", DirectoryToken.random().hash(), "abcd", "Okta", NOW, expires, lastUsed);
    }

    static StatusInputs facts(
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

    static StatusInputs facts(
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
