package io.github.directorysync.sync.users;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.ForeignDomains;
import io.github.directorysync.sync.accounts.IdentityMatches;
import java.util.List;
import java.util.Optional;

/** Finds accounts of the realm that may belong to a person whom the directory sends. Changes nothing. */
public interface AccountLookup {

    /**
     * Users of the directory that have the userName or externalId of this person, and accounts of people whom it has deleted
     * that have their externalId, user name, e-mail or NameID.
     */
    IdentityMatches identityMatches(ScimUser user);

    /** The domains of other directories. */
    ForeignDomains foreignDomains();

    /**
     * Accounts that the realm has already and that may be this person.
     *
     * @throws ScimProblem 409 uniqueness if one of them is a user of the directory already
     */
    List<AccountCandidate> candidates(ScimUser user);

    /** The placeholder of a person with that userName, which nobody else changes until this transaction ends. */
    Optional<Stored<ScimUser>> waiting(String userName);

    /**
     * Accounts that the realm has by now and that may be the person of this placeholder; no users of this directory. Empty if
     * the user is no placeholder.
     */
    List<AccountCandidate> arrived(Stored<ScimUser> user);

    /**
     * Accounts that belong to no directory, were made by a sign-in at the directory's identity provider, and have a user name,
     * e-mail or NameID that this user is to have.
     */
    List<AccountCandidate> namesakes(Stored<ScimUser> user, ScimUser after);
}
