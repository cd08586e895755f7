package io.github.directorysync.sync.accounts;

import io.github.directorysync.sync.accounts.AccountCandidate.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides whether a directory gets an existing account of the realm. Properties of the account alone, such as a sign-in
 * through the directory's identity provider, prove nothing: the user may have chosen its user name on Keycloak's review
 * page.
 */
public sealed interface Linking {

    <T> T fold(Function<Adopt, T> adopt, Function<Refuse, T> refuse);

    /** The account becomes the user of the directory and keeps everything that it has. */
    record Adopt(String id) implements Linking {
        @Override
        public <T> T fold(Function<Adopt, T> adopt, Function<Refuse, T> refuse) {
            return adopt.apply(this);
        }
    }

    /**
     * The account stays unchanged until an administrator reviews it.
     *
     * @param candidate the id of the Keycloak user; empty if no account is concerned
     */
    record Refuse(String candidate, LinkingObstacle reason) implements Linking {
        @Override
        public <T> T fold(Function<Adopt, T> adopt, Function<Refuse, T> refuse) {
            return refuse.apply(this);
        }
    }

    /** Why the account is not linked. */
    enum LinkingObstacle {
        ADMINISTRATOR(true, "The account administers Keycloak. No directory ever gets it."),
        SERVICE_ACCOUNT(true, "The account is a client's service account. No directory ever gets it."),
        OTHER_DIRECTORY(true, "The account is a user of another directory."),
        KEPT_ELSEWHERE(true, "The account is kept by a user federation of the realm."),
        OTHER_DOMAIN(
                true,
                "The user name or an e-mail address that was sent is in a domain that another directory of the realm has"
                        + " verified, or ends with the alias of a directory whose user names are qualified by it."),
        RESERVED_NAME(true, "Keycloak gives this user name itself, to the service account of a client for example."),
        AMBIGUOUS(
                false,
                "The user name, the e-mail address and the NameID that were sent are not the same account's. Change or"
                        + " remove one of the accounts before you link the other."),
        OTHER_IDENTITY_PROVIDER(
                false,
                "The account signs in through another directory's identity provider, so somebody there could be this"
                        + " person. Take that link from the account before you link it to this directory."),
        OTHER_NAME_ID(
                false,
                "The account signs in at the directory's identity provider with another NameID than that of the person who"
                        + " was sent, so it is somebody else's. If it is theirs, take that link from the account, or mend the"
                        + " directory's name-id, before you link it."),
        DISABLED(false, "The account is disabled."),
        FORMER(
                false,
                "The directory has deleted somebody of this user name or e-mail address, whose account is still there, and"
                        + " no externalId says whether this is the same person. Link it if they are; if not, rename or remove"
                        + " the account."),
        UNPROVED(
                false,
                "Nothing proves that the account is this person: it has no link with their NameID at the directory's"
                        + " identity provider, and no verified e-mail address that was sent and is in one of the"
                        + " directory's verified domains."),
        CHANGED(
                false,
                "The account has not the user name, the e-mail address or the NameID of the person who was sent any more.");

        private final boolean isForGood;
        private final String sentence;

        LinkingObstacle(boolean isForGood, String sentence) {
            this.isForGood = isForGood;
            this.sentence = sentence;
        }

        /** Whether even an administrator may not link the account. */
        public boolean isForGood() {
            return isForGood;
        }

        /**
         * A message for an administrator of the realm. The directory never gets it, because it would reveal details about
         * accounts.
         */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * Decides automatically.
     *
     * @param found the accounts found by user name, e-mail and NameID; never empty. If there are several, the first is
     *     reviewed
     * @param claim the data of the sent person
     */
    static Linking of(List<AccountCandidate> found, Claim claim) {
        AccountCandidate first = found.get(0);
        Optional<Refuse> never = found.stream()
                .flatMap(candidate -> never(candidate).map(reason -> new Refuse(candidate.id(), reason)).stream())
                .findFirst();
        if (never.isPresent()) {
            return never.get();
        }
        if (isAmbiguous(found, first)) {
            return new Refuse(first.id(), LinkingObstacle.AMBIGUOUS);
        }
        return contradiction(first, claim)
                .or(() -> doubt(first, claim))
                .<Linking>map(reason -> new Refuse(first.id(), reason))
                .orElseGet(() -> new Adopt(first.id()));
    }

    /**
     * Why an administrator may not link the account now; empty if they may. An administrator can replace missing proof, but
     * not override a contradiction: with a link of another person, both could sign in as this user.
     *
     * @param found the accounts found now by the sent user name, e-mail and NameID
     * @param id the id of the reviewed account
     */
    static Optional<LinkingObstacle> byHand(List<AccountCandidate> found, String id, Claim claim) {
        AccountCandidate chosen = found.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            return Optional.of(LinkingObstacle.CHANGED);
        }
        return never(chosen)
                .or(() -> contradiction(chosen, claim))
                .or(() -> isAmbiguous(found, chosen) ? Optional.of(LinkingObstacle.AMBIGUOUS) : Optional.empty());
    }

    /**
     * Decides whether accounts are merged into that of a renamed user: sign-ins under the new name created them before the
     * directory sent the name. Only an equal NameID proves that. An e-mail is not enough, because the merged account is
     * lost.
     *
     * @param found accounts without a directory that have the new user name, e-mail or NameID
     * @param claim the data of the user after the rename
     * @return the first account that is not merged, and why
     */
    static Optional<Refuse> ofNamesakes(List<AccountCandidate> found, Claim claim) {
        return found.stream()
                .flatMap(candidate -> never(candidate)
                        .or(() -> contradiction(candidate, claim))
                        .or(() ->
                                candidate.is(Fact.DISABLED) ? Optional.of(LinkingObstacle.DISABLED) : Optional.empty())
                        .or(() ->
                                claim.hasNameIdOf(candidate) ? Optional.empty() : Optional.of(LinkingObstacle.UNPROVED))
                        .map(reason -> new Refuse(candidate.id(), reason))
                        .stream())
                .findFirst();
    }

    private static Optional<LinkingObstacle> never(AccountCandidate candidate) {
        if (candidate.is(Fact.ADMINISTERS)) {
            return Optional.of(LinkingObstacle.ADMINISTRATOR);
        }
        if (candidate.is(Fact.SERVICE_ACCOUNT)) {
            return Optional.of(LinkingObstacle.SERVICE_ACCOUNT);
        }
        if (candidate.is(Fact.OTHER_DIRECTORY)) {
            return Optional.of(LinkingObstacle.OTHER_DIRECTORY);
        }
        return candidate.is(Fact.KEPT_ELSEWHERE) ? Optional.of(LinkingObstacle.KEPT_ELSEWHERE) : Optional.empty();
    }

    private static boolean isAmbiguous(List<AccountCandidate> found, AccountCandidate one) {
        return found.stream().anyMatch(candidate -> !candidate.id().equals(one.id()));
    }

    private static Optional<LinkingObstacle> contradiction(AccountCandidate candidate, Claim claim) {
        // Otherwise a person who created the account in advance, through another identity provider, could use it too.
        if (candidate.is(Fact.SIGNS_IN_ELSEWHERE)) {
            return Optional.of(LinkingObstacle.OTHER_IDENTITY_PROVIDER);
        }
        return claim.contradicts(candidate) ? Optional.of(LinkingObstacle.OTHER_NAME_ID) : Optional.empty();
    }

    private static Optional<LinkingObstacle> doubt(AccountCandidate candidate, Claim claim) {
        // An administrator disabled it: a directory that sends the person again must not undo that.
        if (candidate.is(Fact.DISABLED)) {
            return Optional.of(LinkingObstacle.DISABLED);
        }
        return claim.hasNameIdOf(candidate) || claim.hasEmailOf(candidate)
                ? Optional.empty()
                : Optional.of(LinkingObstacle.UNPROVED);
    }
}
