package io.github.directorysync.directory.status;

import io.github.directorysync.directory.token.IssuedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The state of a directory, and what its administrator has to do.
 *
 * @param word the state
 * @param attention the reasons why the directory needs attention; empty if it does not
 */
public record Status(DirectoryCondition word, List<AttentionReason> attention) {

    /** A warning is shown this long before a token expires. */
    public static final Duration SOON = Duration.ofDays(14);

    private static final Duration SILENCE = Duration.ofDays(7);
    private static final int REFUSED_IN_A_ROW = 5;
    private static final int MOST_OF_ROLES = 10;

    /** If the directory sent an accepted request this shortly before, the denied request came from another client. */
    private static final Duration HEARD_LATELY = Duration.ofHours(1);

    /** The state of a directory. */
    public enum DirectoryCondition {
        /** The directory has no token or client yet. */
        DRAFT,
        /** A set-up link was sent to somebody. */
        LINK_SENT,
        WAITING_FOR_FIRST_REQUEST,
        ACTIVE,
        NEEDS_ATTENTION,
        PAUSED,
        DELETING;

        /** The value in the admin API. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A reason why a directory needs attention.
     *
     * @param code a stable identifier for programs
     * @param text a message for administrators
     */
    public record AttentionReason(String code, String text) {}

    public Status {
        attention = List.copyOf(attention);
    }

    /** The status that follows from the inputs. */
    public static Status of(StatusInputs facts, Instant now) {
        List<AttentionReason> reasons = reasons(facts, now);
        return new Status(word(facts, reasons), reasons);
    }

    private static DirectoryCondition word(StatusInputs facts, List<AttentionReason> reasons) {
        if (facts.removing()) {
            return DirectoryCondition.DELETING;
        }
        if (facts.directory().access().paused()) {
            return DirectoryCondition.PAUSED;
        }
        if (facts.entitlement() != Entitlement.ENTITLED) {
            // The reason is known without a first request.
            return DirectoryCondition.NEEDS_ATTENTION;
        }
        if (!isBegun(facts)) {
            // Missing settings are normal for a draft: they are listed, but do not change its state.
            return facts.linkSent() ? DirectoryCondition.LINK_SENT : DirectoryCondition.DRAFT;
        }
        if (!reasons.isEmpty()) {
            return DirectoryCondition.NEEDS_ATTENTION;
        }
        return facts.heard().first().isPresent()
                ? DirectoryCondition.ACTIVE
                : DirectoryCondition.WAITING_FOR_FIRST_REQUEST;
    }

    private static boolean isBegun(StatusInputs facts) {
        return facts.hasLastingKey()
                || !facts.tokens().isEmpty()
                || facts.heard().first().isPresent();
    }

    private static boolean opens(StatusInputs facts, Instant now) {
        return facts.hasLastingKey() || facts.tokens().stream().anyMatch(token -> token.isActiveAt(now));
    }

    private static List<AttentionReason> reasons(StatusInputs facts, Instant now) {
        List<AttentionReason> reasons = new ArrayList<>();
        facts.entitlement().reason(facts.directory()).ifPresent(reasons::add);
        key(facts, now).ifPresent(reasons::add);
        refused(facts.heard()).ifPresent(reasons::add);
        denied(facts.heard(), now).ifPresent(reasons::add);
        silence(facts.heard(), now).ifPresent(reasons::add);
        reasons.addAll(facts.signIn().missing(facts.directory()));
        facts.affiliation().missing(facts.directory()).ifPresent(reasons::add);
        facts.imported().reason(facts.heard(), now).ifPresent(reasons::add);
        facts.renamed().reason().ifPresent(reasons::add);
        facts.roles().stream().limit(MOST_OF_ROLES).forEach(reasons::add);
        if (facts.roles().size() > MOST_OF_ROLES) {
            reasons.add(new AttentionReason(
                    "roles",
                    (facts.roles().size() - MOST_OF_ROLES) + " more things are wrong with roles: see the apps."));
        }
        if (facts.held() > 0) {
            reasons.add(new AttentionReason(
                    "held", "The guard holds " + facts.held() + " changes until somebody decides."));
        }
        if (facts.reviews() > 0) {
            reasons.add(new AttentionReason(
                    "reviews", facts.reviews() + " people wait for somebody to decide about them."));
        }
        return reasons;
    }

    private static Optional<AttentionReason> key(StatusInputs facts, Instant now) {
        if (opens(facts, now)) {
            return facts.tokenInUse().flatMap(token -> expiring(token, facts.heard(), now));
        }
        if (!facts.tokens().isEmpty()) {
            return Optional.of(new AttentionReason("token-expired", "Every token of the directory has expired."));
        }
        return facts.heard()
                .first()
                .map(once -> new AttentionReason("no-token", "The directory has no token any more."));
    }

    /** Warns about the token in use. A second token does not help while the identity provider still sends this one. */
    private static Optional<AttentionReason> expiring(IssuedToken token, LastSeen heard, Instant now) {
        return token.expires()
                .filter(end -> end.isBefore(now.plus(SOON)))
                .filter(end -> heard.last().map(last -> !last.isAfter(end)).orElse(true))
                .map(end -> end.isAfter(now)
                        ? new AttentionReason(
                                "token-expires",
                                "The token " + token.label() + ", which the directory uses, expires at " + end + ".")
                        : new AttentionReason(
                                "token-expired",
                                "The token " + token.label() + ", which the directory used last, expired at " + end
                                        + "."));
    }

    private static Optional<AttentionReason> refused(LastSeen heard) {
        return heard.refusedInARow() < REFUSED_IN_A_ROW
                ? Optional.empty()
                : Optional.of(new AttentionReason(
                        "refused",
                        "The last " + heard.refusedInARow() + " requests were refused, the last one with: "
                                + heard.refusal().orElse("no reason")));
    }

    /** No request is accepted and one was answered 401: the identity provider probably has a wrong token. */
    private static Optional<AttentionReason> denied(LastSeen heard, Instant now) {
        return heard.denied()
                .filter(denied -> denied.at().plus(SILENCE).isAfter(now))
                .filter(denied -> heard.last()
                        .map(last -> last.plus(HEARD_LATELY).isBefore(denied.at()))
                        .orElse(true))
                .map(denied -> new AttentionReason(
                        "denied",
                        "Nothing was let in since, and a request was answered 401 at " + denied.at() + ": "
                                + denied.explanation()));
    }

    private static Optional<AttentionReason> silence(LastSeen heard, Instant now) {
        return heard.last()
                .filter(last -> last.plus(SILENCE).isBefore(now))
                .map(last -> new AttentionReason(
                        "silent",
                        "Nothing was heard for " + Duration.between(last, now).toDays() + " days."));
    }
}
