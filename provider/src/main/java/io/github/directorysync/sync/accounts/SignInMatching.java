package io.github.directorysync.sync.accounts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Whose account it is that somebody wants who signs in at a directory's identity provider. An account that has the very NameID and
 * belongs to a person of the directory is never taken from them. Else it is a person of the directory whom the identity provider
 * calls otherwise by now, or whom the directory calls otherwise by now.
 */
public sealed interface SignInMatching {

    <T> T fold(Supplier<T> asKeycloakDoes, Function<Theirs, T> theirs, Function<Refused, T> refused);

    /** Nothing is special about it. */
    record AsKeycloakDoes() implements SignInMatching {
        @Override
        public <T> T fold(Supplier<T> asKeycloakDoes, Function<Theirs, T> theirs, Function<Refused, T> refused) {
            return asKeycloakDoes.get();
        }
    }

    /**
     * They are this person, and the link becomes theirs. An account that has it and belongs to nobody becomes theirs with it.
     *
     * @param id Keycloak's
     */
    record Theirs(String id) implements SignInMatching {
        @Override
        public <T> T fold(Supplier<T> asKeycloakDoes, Function<Theirs, T> theirs, Function<Refused, T> refused) {
            return theirs.apply(this);
        }
    }

    /** They do not come in, and get no account. */
    record Refused(Reason reason) implements SignInMatching {
        @Override
        public <T> T fold(Supplier<T> asKeycloakDoes, Function<Theirs, T> theirs, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /** Why they do not come in. */
    enum Reason {
        /** The directory has not provisioned them, and takes nobody just in time. */
        NOT_PROVISIONED,
        /** The directory has suspended or deleted them. */
        INACTIVE
    }

    /** Whose the account is that has the very NameID at the identity provider. */
    enum Holder {
        NOBODY,
        /** A person of a directory, who may sign in. */
        PERSON,
        /** A person of a directory, or one whom a directory has deleted, who may not. */
        INACTIVE,
        /** Somebody whom a directory has deleted, and an administrator lets in all the same. */
        DELETED,
        /** An account of no directory, such as one that was made just in time. */
        UNKNOWN,
        /** The same, and no directory may have it: it administers Keycloak, or is linked at another directory's provider too. */
        PROTECTED
    }

    /**
     * The rule.
     *
     * @param known people of the directories of that identity provider who may be this one, each once
     * @param justInTime whether somebody whom no directory knows gets an account
     */
    static SignInMatching of(AssertedIdentity asserted, Holder holder, List<KnownPerson> known, boolean justInTime) {
        return switch (holder) {
            case PERSON -> new AsKeycloakDoes();
            case INACTIVE -> new Refused(Reason.INACTIVE);
            case DELETED -> justInTime ? new AsKeycloakDoes() : new Refused(Reason.INACTIVE);
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
        return justInTime ? new AsKeycloakDoes() : new Refused(Reason.NOT_PROVISIONED);
    }

    private static SignInMatching ofPerson(KnownPerson person, boolean justInTime) {
        return switch (person.state()) {
            case ENABLED -> new Theirs(person.id());
            // Keycloak asks for a proof of its own that the account is theirs.
            case ADMINISTERS -> unknown(justInTime);
            case DISABLED, DELETED -> new Refused(Reason.INACTIVE);
            // They get an account of their own, which takes the place.
            case PLACE_OF_ACTIVE -> new AsKeycloakDoes();
            case PLACE_OF_INACTIVE -> justInTime ? new AsKeycloakDoes() : new Refused(Reason.INACTIVE);
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

    /** Of an account that somebody has already only the directory's own word says whose it is: no e-mail, and no former name. */
    private static Optional<KnownPerson> ofSurePerson(AssertedIdentity asserted, List<KnownPerson> known) {
        return first(known, asserted, List.of(one -> one.hasExactNameIdOf(asserted), one -> one.hasNameIdOf(asserted)));
    }

    /** By the first that holds of anybody: the externalId, then these. If it holds of several it is none of them. */
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
