package io.github.directorysync.sync.accounts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Decides which account a sign-in at a directory's identity provider belongs to. An account with exactly this NameID that
 * belongs to a user of the directory is always kept. Otherwise the sign-in may be that of a user whose name has changed at
 * the identity provider or in the directory.
 */
public sealed interface SignInMatching {

    <T> T fold(Supplier<T> asKeycloakDoes, Function<Theirs, T> theirs, Function<SignInRefused, T> refused);

    /** Keycloak's own rules apply. */
    record AsKeycloakDoes() implements SignInMatching {
        @Override
        public <T> T fold(Supplier<T> asKeycloakDoes, Function<Theirs, T> theirs, Function<SignInRefused, T> refused) {
            return asKeycloakDoes.get();
        }
    }

    /**
     * The sign-in belongs to this user, whose link gets the NameID. An account without a directory that has it is merged
     * into the user's.
     *
     * @param id the id of the Keycloak user
     */
    record Theirs(String id) implements SignInMatching {
        @Override
        public <T> T fold(Supplier<T> asKeycloakDoes, Function<Theirs, T> theirs, Function<SignInRefused, T> refused) {
            return theirs.apply(this);
        }
    }

    /** The sign-in is refused and creates no account. */
    record SignInRefused(SignInRefusalReason reason) implements SignInMatching {
        @Override
        public <T> T fold(Supplier<T> asKeycloakDoes, Function<Theirs, T> theirs, Function<SignInRefused, T> refused) {
            return refused.apply(this);
        }
    }

    /** Why a sign-in is refused. */
    enum SignInRefusalReason {
        /** The directory has not provisioned the user and allows no just-in-time accounts. */
        NOT_PROVISIONED,
        /** The directory has suspended or deleted the user. */
        INACTIVE
    }

    /** The owner of the account that is linked with exactly this NameID. */
    enum Holder {
        NOBODY,
        /** An active user of a directory. */
        PERSON,
        /** A user of a directory, or one whom it has deleted, who may not sign in. */
        INACTIVE,
        /** A user whom a directory has deleted, and whom an administrator has enabled again. */
        DELETED,
        /** An account without a directory, for example one created just in time. */
        UNKNOWN,
        /**
         * An account without a directory that no directory may get: it has administrative roles, or a link to another
         * directory's identity provider.
         */
        PROTECTED
    }

    /**
     * Decides.
     *
     * @param holder the owner of the account with this NameID
     * @param known the distinct users of that identity provider's directories who may be this one
     * @param justInTime whether a user unknown to all directories gets an account
     */
    static SignInMatching of(AssertedIdentity asserted, Holder holder, List<KnownPerson> known, boolean justInTime) {
        return switch (holder) {
            case PERSON -> new AsKeycloakDoes();
            case INACTIVE -> new SignInRefused(SignInRefusalReason.INACTIVE);
            case DELETED -> justInTime ? new AsKeycloakDoes() : new SignInRefused(SignInRefusalReason.INACTIVE);
            case NOBODY ->
                person(asserted, known).map(one -> ofPerson(one, justInTime)).orElseGet(() -> unknown(justInTime));
            case UNKNOWN ->
                ofSurePerson(asserted, known)
                        .map(one -> ofPerson(one, justInTime))
                        .orElseGet(() -> unknown(justInTime));
            case PROTECTED -> unknown(justInTime);
        };
    }

    private static SignInMatching unknown(boolean justInTime) {
        return justInTime ? new AsKeycloakDoes() : new SignInRefused(SignInRefusalReason.NOT_PROVISIONED);
    }

    private static SignInMatching ofPerson(KnownPerson person, boolean justInTime) {
        return switch (person.state()) {
            case ENABLED -> new Theirs(person.id());
            // Keycloak itself asks for proof that the account belongs to the user.
            case ADMINISTERS -> unknown(justInTime);
            case DISABLED, DELETED -> new SignInRefused(SignInRefusalReason.INACTIVE);
            // A new account is created, which then replaces the placeholder.
            case PLACE_OF_ACTIVE -> new AsKeycloakDoes();
            case PLACE_OF_INACTIVE ->
                justInTime ? new AsKeycloakDoes() : new SignInRefused(SignInRefusalReason.INACTIVE);
        };
    }

    private static Optional<KnownPerson> person(AssertedIdentity asserted, List<KnownPerson> known) {
        return first(
                known,
                asserted,
                List.of(
                        one -> one.hasExactNameIdOf(asserted),
                        one -> one.hasNameIdOf(asserted),
                        KnownPerson::formerNameId,
                        one -> one.hasEmailOf(asserted)));
    }

    /** For an account that already belongs to a user only data of the directory counts: no e-mail and no former name. */
    private static Optional<KnownPerson> ofSurePerson(AssertedIdentity asserted, List<KnownPerson> known) {
        return first(known, asserted, List.of(one -> one.hasExactNameIdOf(asserted), one -> one.hasNameIdOf(asserted)));
    }

    /**
     * Applies the externalId, then the given tests; the first that matches decides. If it matches several users, the result
     * is empty.
     */
    private static Optional<KnownPerson> first(
            List<KnownPerson> known, AssertedIdentity asserted, List<Predicate<KnownPerson>> proofs) {
        List<KnownPerson> byId =
                known.stream().filter(one -> one.hasIdOf(asserted)).toList();
        if (!byId.isEmpty()) {
            return only(byId);
        }
        List<KnownPerson> others =
                known.stream().filter(one -> !one.isSomebodyElseThan(asserted)).toList();
        return proofs.stream()
                .map(proof -> others.stream().filter(proof).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .flatMap(SignInMatching::only);
    }

    private static Optional<KnownPerson> only(List<KnownPerson> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
