package io.github.directorysync.sync.accounts;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user of a directory who may be the one who signs in at the directory's identity provider.
 *
 * @param id the id of the Keycloak user
 * @param state whether the user may sign in
 * @param linked the NameID of the account's link to that identity provider; empty if it has none
 * @param formerNameId whether the asserted NameID is the one that the user had before the last rename
 */
public record KnownPerson(
        String id,
        Directory directory,
        ScimUser person,
        PersonState state,
        Optional<String> linked,
        boolean formerNameId) {

    /** The state of a directory's user. */
    public enum PersonState {
        ENABLED,
        /** The account has administrative roles in Keycloak, so no sign-in changes its NameID. */
        ADMINISTERS,
        DISABLED,
        /** The account is a placeholder of an active user who is not imported. */
        PLACE_OF_ACTIVE,
        PLACE_OF_INACTIVE,
        /** The directory has deleted the user, and the account still exists. */
        DELETED
    }

    public static KnownPerson of(
            Directory directory,
            Stored<ScimUser> user,
            PersonState state,
            Optional<String> linked,
            boolean formerNameId) {
        return new KnownPerson(user.id(), directory, user.resource(), state, linked, formerNameId);
    }

    boolean hasIdOf(AssertedIdentity asserted) {
        return person.externalId().filter(asserted.ids()::contains).isPresent();
    }

    /** Different externalIds identify different people, because names and e-mails are reassigned after a while. */
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
     * Whether the e-mail proves the identity. If the account's link has a name that the directory did not send, a sign-in
     * created it with a NameID of the identity provider, which does not change at a rename: a user with another NameID is
     * another person. So is a user whose NameID is another externalId.
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
