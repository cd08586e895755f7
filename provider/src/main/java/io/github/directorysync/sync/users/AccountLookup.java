package io.github.directorysync.sync.users;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import io.github.directorysync.sync.accounts.AccountCandidate;
import io.github.directorysync.sync.accounts.ForeignDomains;
import io.github.directorysync.sync.accounts.IdentityMatches;
import java.util.List;
import java.util.Optional;

/** Finds accounts of the realm that may belong to a sent person. Changes nothing. */
public interface AccountLookup {

    /**
     * Users of the directory with the userName or externalId of this person, and accounts of deleted users with the
     * externalId, user name, e-mail or NameID.
     */
    IdentityMatches identityMatches(ScimUser user);

    /** The verified domains of other directories. */
    ForeignDomains foreignDomains();

    /**
     * Existing accounts of the realm that may belong to this person.
     *
     * @throws ScimProblem 409 uniqueness if one of them is a user of the directory
     */
    List<AccountCandidate> candidates(ScimUser user);

    /** The placeholder of a person with that userName, locked until the transaction ends. */
    Optional<Stored<ScimUser>> waiting(String userName);

    /**
     * Accounts that the realm has by now and that may belong to the person of this placeholder, without users of this
     * directory. Empty if the user is no placeholder.
     */
    List<AccountCandidate> arrived(Stored<ScimUser> user);

    /**
     * Accounts without a directory that a sign-in at the directory's identity provider created, and that have a user name,
     * e-mail or NameID which this user is about to get.
     */
    List<AccountCandidate> namesakes(Stored<ScimUser> user, ScimUser after);
}
