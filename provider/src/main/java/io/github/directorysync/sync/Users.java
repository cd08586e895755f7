package io.github.directorysync.sync;

import io.github.directorysync.scim.Kept;
import io.github.directorysync.scim.ResolvedRole;
import io.github.directorysync.scim.ScimUser;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users of one directory. */
public interface Users extends Resources<ScimUser> {

    /**
     * Makes a new user.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness, 400 invalidValue
     */
    Kept<ScimUser> add(ScimUser user, AccountDecision decision);

    /**
     * Users of the directory that have the userName or externalId of this person, and accounts of people whom it has deleted
     * that have their externalId, user name, e-mail or NameID.
     */
    IdentityMatches identityMatches(ScimUser user);

    /**
     * Such an account as a user of the directory again.
     *
     * @param byNameOnly whether it loses its credentials, and the roles and groups that it was given by hand
     */
    Kept<ScimUser> revive(String id, boolean byNameOnly, ScimUser user);

    /** A user of the directory, of whom only the name is known to be this person's, loses the same as by {@link #revive}. */
    void takeGivenByHand(String id, ScimUser user);

    /** Such accounts give up what this person is called now: user name, e-mail, NameID. */
    void giveUpNames(List<String> ids, ScimUser user);

    /** The domains of other directories. */
    ForeignDomains foreignDomains();

    /**
     * Accounts that the realm has already and that may be this person.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness if one of them is a user of the directory already
     */
    List<Candidate> candidates(ScimUser user);

    /** Such an account as a user of the directory from now on, and otherwise as it was. */
    Kept<ScimUser> adopt(String id, ScimUser user);

    /** Somebody of that name whose place is kept, whom nobody else changes until this transaction ends. */
    Optional<Kept<ScimUser>> waiting(String userName);

    /**
     * Accounts that the realm has by now and that may be this person; nobody of this directory. None unless their place is
     * kept.
     */
    List<Candidate> arrived(Kept<ScimUser> user);

    /**
     * Such an account in the place that was kept for the person: with the id that the directory knows and all that has been
     * given to them, and otherwise as it was.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness if somebody else has their NameID, 403 for a
     *     protected account
     */
    Kept<ScimUser> takePlace(Kept<ScimUser> waiting, String id);

    /**
     * Accounts that are nobody's, were made by a sign-in at the directory's identity provider, and have a user name, e-mail or NameID
     * that this user is to have from now on.
     */
    List<Candidate> namesakes(Kept<ScimUser> user, ScimUser after);

    /**
     * Makes such accounts one with that of the user, which keeps its id and gets the groups and roles that were given to them.
     *
     * @throws io.github.directorysync.scim.ScimProblem 403 for a protected account
     */
    void absorb(Kept<ScimUser> user, List<String> accounts);

    /** What there is of somebody before they are changed. */
    Footing footing(Kept<ScimUser> user);

    /**
     * What the guard makes of the suspension of somebody active: it happens, or is held for an administrator to look at.
     *
     * @throws io.github.directorysync.scim.ScimProblem 403 if the guard refuses
     */
    AccountDecision guarded(Kept<ScimUser> user, AccountDecision suspension);

    /**
     * Makes {@code before} into {@code after}, wholly or not at all.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness, 400 invalidValue, 403 for a protected account
     */
    Kept<ScimUser> save(Kept<ScimUser> before, ScimUser after, AccountDecision decision);

    /**
     * Removes them from the directory.
     *
     * @return whether that has happened to their account: the guard may hold it for an administrator to look at
     * @throws io.github.directorysync.scim.ScimProblem 403 for a protected account, or if the guard refuses
     */
    boolean remove(Kept<ScimUser> user, Parting parting);

    /** What each of these people is in the apps of the directory, by their ids. */
    Map<String, List<ResolvedRole>> rolesOf(Collection<Kept<ScimUser>> people);
}
