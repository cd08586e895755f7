package io.github.directorysync.sync;

import io.github.directorysync.sync.Candidate.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether a directory gets an account that the realm had before. */
public sealed interface Linking {

    <T> T fold(Function<Adopt, T> adopt, Function<Refuse, T> refuse);

    /** It is the directory's person from now on, with all that they have. */
    record Adopt(String id) implements Linking {
        @Override
        public <T> T fold(Function<Adopt, T> adopt, Function<Refuse, T> refuse) {
            return adopt.apply(this);
        }
    }

    /**
     * It stays as it is until somebody has looked.
     *
     * @param candidate Keycloak's id of the account
     */
    record Refuse(String candidate, Reason reason) implements Linking {
        @Override
        public <T> T fold(Function<Adopt, T> adopt, Function<Refuse, T> refuse) {
            return refuse.apply(this);
        }
    }

    /** Why not. */
    enum Reason {
        ADMINISTRATOR(true, "The account administers Keycloak. No directory ever gets it."),
        SERVICE_ACCOUNT(true, "The account is a client's service account. No directory ever gets it."),
        OTHER_DIRECTORY(true, "The account is a user of another directory."),
        KEPT_ELSEWHERE(true, "The account is kept by a user federation of the realm."),
        AMBIGUOUS(false, "The user name, the e-mail address and the NameID that were sent are not the same account's."),
        OTHER_IDENTITY_PROVIDER(false, "The account signs in through another directory's identity provider."),
        DISABLED(false, "The account is disabled."),
        UNPROVED(
                false,
                "The account has never signed in through the directory's identity provider, and has no verified e-mail"
                        + " address in one of the directory's verified domains.");

        private final boolean isForGood;
        private final String sentence;

        Reason(boolean isForGood, String sentence) {
            this.isForGood = isForGood;
            this.sentence = sentence;
        }

        /** Whether not even an administrator may link the account. */
        public boolean isForGood() {
            return isForGood;
        }

        /** For an administrator of the realm. The directory itself is never told, it would learn who is what. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * The rule.
     *
     * @param found by user name, by e-mail and by NameID; never empty. Of several the first is the one to look at
     */
    static Linking of(List<Candidate> found) {
        Candidate first = found.get(0);
        Optional<Refuse> never = found.stream()
                .flatMap(candidate -> never(candidate).map(reason -> new Refuse(candidate.id(), reason)).stream())
                .findFirst();
        if (never.isPresent()) {
            return never.get();
        }
        if (found.stream().anyMatch(candidate -> !candidate.id().equals(first.id()))) {
            return new Refuse(first.id(), Reason.AMBIGUOUS);
        }
        return doubt(first)
                .<Linking>map(reason -> new Refuse(first.id(), reason))
                .orElseGet(() -> new Adopt(first.id()));
    }

    /** Why not even an administrator may link it, if so. */
    static Optional<Reason> never(Candidate candidate) {
        if (candidate.is(Fact.ADMINISTERS)) {
            return Optional.of(Reason.ADMINISTRATOR);
        }
        if (candidate.is(Fact.SERVICE_ACCOUNT)) {
            return Optional.of(Reason.SERVICE_ACCOUNT);
        }
        if (candidate.is(Fact.OTHER_DIRECTORY)) {
            return Optional.of(Reason.OTHER_DIRECTORY);
        }
        return candidate.is(Fact.KEPT_ELSEWHERE) ? Optional.of(Reason.KEPT_ELSEWHERE) : Optional.empty();
    }

    private static Optional<Reason> doubt(Candidate candidate) {
        // Whoever made an account ahead of its owner, through an identity provider of their own, would share it.
        if (candidate.is(Fact.SIGNS_IN_ELSEWHERE)) {
            return Optional.of(Reason.OTHER_IDENTITY_PROVIDER);
        }
        // An administrator had a reason: a directory that sends the person anew must not undo it.
        if (candidate.is(Fact.DISABLED)) {
            return Optional.of(Reason.DISABLED);
        }
        return candidate.is(Fact.SIGNED_IN) || candidate.is(Fact.EMAIL_PROVED)
                ? Optional.empty()
                : Optional.of(Reason.UNPROVED);
    }
}
