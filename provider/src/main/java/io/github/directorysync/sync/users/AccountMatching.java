package io.github.directorysync.sync.users;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.scim.resource.UserNames;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.Claim;
import io.github.directorysync.sync.accounts.FormerAccount;
import io.github.directorysync.sync.accounts.Linking;
import io.github.directorysync.sync.accounts.NameCharacters;
import io.github.directorysync.sync.accounts.Resending;
import io.github.directorysync.sync.accounts.ReservedNames;
import io.github.directorysync.sync.accounts.Returning;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.Journal;
import java.util.List;
import java.util.Optional;

/**
 * Finds the account of a sent person. In doubt the request is refused with 409 and a review is recorded for an
 * administrator.
 */
record AccountMatching(UserPorts ports, Directory directory, Journal journal) {

    /**
     * A deactivated user of the directory who is sent again, locked until the transaction ends.
     *
     * @param own the users of the directory that have the userName or the externalId
     * @throws ScimProblem 409 if one of them is another person, or active
     */
    Optional<Stored<ScimUser>> deactivated(List<String> own, ScimUser sent) {
        List<Stored<ScimUser>> found = own.stream()
                .flatMap(id -> ports.users().findToChange(id).stream())
                .toList();
        return switch (Resending.of(found.stream().map(Stored::resource).toList(), sent)) {
            case NOBODY -> Optional.empty();
            case COMES_BACK -> Optional.of(found.get(0));
            case COMES_BACK_BY_NAME -> {
                ports.links().takeGivenByHand(found.get(0).id(), sent);
                yield Optional.of(found.get(0));
            }
            case TAKEN -> throw taken(found.get(0).resource(), sent);
        };
    }

    private static ScimProblem taken(ScimUser user, ScimUser sent) {
        boolean byName = UserNames.key(user.userName()).equals(UserNames.key(sent.userName()));
        return ScimProblem.notUnique(
                        "The directory already has a user with this " + (byName ? "userName." : "externalId."))
                .about(List.of(byName ? "userName" : "externalId"));
    }

    /** A former user of the directory, or an existing account of the realm; empty if the person is new. */
    Optional<Stored<ScimUser>> find(List<FormerAccount> former, ScimUser sent) {
        return Returning.of(former, sent.externalId())
                .fold(
                        revived -> {
                            ports.links().giveUpNames(revived.others(), sent);
                            return Optional.of(ports.links().revive(revived.id(), revived.byNameOnly(), sent));
                        },
                        newcomer -> {
                            ports.links().giveUpNames(newcomer.others(), sent);
                            return ofRealm(sent);
                        },
                        doubtful -> {
                            throw refused(sent, doubtful.because());
                        });
    }

    /** Also applies if new users are not imported, because an existing account is not new. */
    private Optional<Stored<ScimUser>> ofRealm(ScimUser sent) {
        List<AccountCandidate> found = ports.lookup().candidates(sent);
        return found.isEmpty()
                ? Optional.empty()
                : Linking.of(found, Claim.of(directory, sent))
                        .fold(adopt -> Optional.of(ports.links().adopt(adopt.id(), sent)), refuse -> {
                            throw refused(sent, refuse);
                        });
    }

    /**
     * Refuses names in a domain of another customer.
     *
     * @throws ScimProblem 409 if the person has a user name or an e-mail in a domain that another directory has verified
     */
    void requireOwnDomains(ScimUser sent) {
        if (ports.lookup().foreignDomains().include(sent)) {
            throw refused(sent, new Linking.Refuse("", Linking.LinkingObstacle.OTHER_DOMAIN));
        }
    }

    /**
     * The same for a change; names that the user already has in such a domain are kept.
     *
     * @param writesAll whether the account gets all values of {@code after}, because changes were withheld until now
     */
    void requireOwnNames(ScimUser before, ScimUser after, boolean writesAll) {
        if (!after.userName().equals(before.userName())) {
            requireNotReserved(after);
            requireTellable(after);
        }
        if (writesAll) {
            requireOwnDomains(after);
        } else if (!after.equals(before) && ports.lookup().foreignDomains().includeNew(before, after)) {
            throw refused(after, new Linking.Refuse("", Linking.LinkingObstacle.OTHER_DOMAIN));
        }
    }

    /**
     * Refuses user names that Keycloak assigns itself. Called only for a new person: existing owners of such a name are
     * found before.
     *
     * @throws ScimProblem 409
     */
    void requireNotReserved(ScimUser sent) {
        if (ReservedNames.include(sent.userName())) {
            throw refused(sent, new Linking.Refuse("", Linking.LinkingObstacle.RESERVED_NAME));
        }
    }

    /**
     * Refuses user names that can be confused with another one. Keycloak's own rules allow full-width characters, and a
     * lenient directory, which ignores those rules, needs this check instead.
     *
     * @throws ScimProblem 400
     */
    void requireTellable(ScimUser sent) {
        if (directory.accounts().lenient() && !NameCharacters.identify(sent.userName())) {
            throw ScimProblem.invalidValue(
                            "userName has a control or invisible character, a blank at an end, a second form of a"
                                    + " letter such as a full-width one, or letters of two alphabets in one word, so it could not be"
                                    + " told from somebody else's.")
                    .about(List.of("userName"));
        }
    }

    /**
     * A renamed user may have signed in under the new name before the directory sent it, and thus have a second account: it
     * is merged, or an administrator reviews it.
     *
     * @throws ScimProblem 409 if the owner of the second account is not certain
     */
    void absorbNamesakes(Stored<ScimUser> before, ScimUser after, boolean writesAll) {
        Claim claim = Claim.of(directory, after);
        boolean called = writesAll
                || !after.userName().equalsIgnoreCase(before.resource().userName())
                || !after.emails().primary().equals(before.resource().emails().primary())
                || !claim.nameId().equals(Claim.of(directory, before.resource()).nameId());
        List<AccountCandidate> found = called ? ports.lookup().namesakes(before, after) : List.of();
        if (found.isEmpty()) {
            return;
        }
        Linking.ofNamesakes(found, claim).ifPresent(refuse -> {
            throw refused(after, refuse, Optional.of(before.id()));
        });
        ports.links().absorb(before, found.stream().map(AccountCandidate::id).toList());
    }

    private ScimProblem refused(ScimUser sent, Linking.Refuse because) {
        return refused(sent, because, Optional.empty());
    }

    /**
     * The message does not depend on the reason, so that a directory learns nothing about accounts. A reserved name is
     * reported whether or not an account has it, so that a directory does not learn which service accounts exist.
     */
    private ScimProblem refused(ScimUser sent, Linking.Refuse because, Optional<String> user) {
        journal.note(new Effect.Reviewed(sent.withoutPassword(), because, user));
        if (ReservedNames.include(sent.userName())) {
            return ScimProblem.notUnique(
                            "User names of this form are reserved: Keycloak gives them itself, to the service"
                                    + " account of a client for example. The user needs another userName.")
                    .about(List.of("userName"));
        }
        return ScimProblem.notUnique("The realm has, or may have, somebody else of this user name or e-mail address. An"
                + " administrator of the realm finds them among the directory's reviews.");
    }
}
