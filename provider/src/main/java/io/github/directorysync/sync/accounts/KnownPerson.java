package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person of a directory who may be somebody who signs in at the directory's identity provider.
 *
 * @param id Keycloak's id of their account
 * @param state whether they may sign in
 * @param linked the NameID of their account's link at that identity provider, if it has one
 * @param formerNameId whether the NameID that was asserted is the one that they had until their last rename
 */
public record KnownPerson(
        String id, Directory directory, ScimUser person, State state, Optional<String> linked, boolean formerNameId) {

    /** What there is of somebody whom a directory knows. */
    public enum State {
        ENABLED,
        /** The account administers Keycloak, so no sign-in gives it another NameID. */
        ADMINISTERS,
        DISABLED,
        /** The account only keeps the place of somebody who is not imported. */
        PLACE_OF_ACTIVE,
        PLACE_OF_INACTIVE,
        /** The directory has deleted them, and the account is still there. */
        DELETED
    }

    public static KnownPerson of(
            Directory directory, Stored<ScimUser> user, State state, Optional<String> linked, boolean formerNameId) {
        return new KnownPerson(user.id(), directory, user.resource(), state, linked, formerNameId);
    }

    boolean hasIdOf(AssertedIdentity asserted) {
        return person.externalId().filter(asserted.ids()::contains).isPresent();
    }

    /** Two different externalIds are two people: names and e-mails are given to somebody else after a while. */
    boolean isSomebodyElseThan(AssertedIdentity asserted) {
        return asserted.externalId().isPresent()
                && person.externalId().isPresent()
                && !person.externalId().equals(asserted.externalId());
    }

    boolean hasExactNameIdOf(AssertedIdentity asserted) {
        return claim().nameId().equals(Optional.of(asserted.nameId()));
    }

    boolean hasNameIdOf(AssertedIdentity asserted) {
        return asserted.caseMatters() ? hasExactNameIdOf(asserted) : claim().isNameId(asserted.nameId());
    }

    /**
     * A link by a name that the directory did not send was made at a sign-in by a NameID of the identity provider's own, which
     * stays when people are renamed: whoever has another one is somebody else. So is whoever has another externalId as NameID.
     */
    boolean hasEmailOf(AssertedIdentity asserted) {
        boolean mayBeRenamed = claim().anyCase() && linked.map(this::isOwnName).orElse(true);
        return mayBeRenamed
                && person.emails()
                        .primaryAddress()
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .filter(email -> asserted.trusted().contains(email)
                                || (asserted.emails().contains(email)
                                        && directory.customer().vouchesFor(email)))
                        .isPresent();
    }

    private boolean isOwnName(String name) {
        return Stream.concat(Stream.of(person.userName()), person.emails().primaryAddress().stream())
                .anyMatch(own -> AnyCase.same(own, name));
    }

    private Claim claim() {
        return Claim.of(directory, person);
    }
}
