package io.github.directorysync.sync.users;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import java.util.List;

/** Links accounts that the realm has already with the users of a directory. */
public interface AccountLinks {

    /** An account of the realm becomes a user of the directory, and otherwise stays as it was. */
    Stored<ScimUser> adopt(String id, ScimUser user);

    /**
     * The account of a person whom the directory has deleted becomes a user of the directory again.
     *
     * @param byNameOnly whether it loses its credentials, and the roles and groups that it was given by hand
     */
    Stored<ScimUser> revive(String id, boolean byNameOnly, ScimUser user);

    /** A user of the directory, of whom only the name is known to be this person's, loses the same as by {@link #revive}. */
    void takeGivenByHand(String id, ScimUser user);

    /** Accounts of deleted people give up what this person is called now: user name, e-mail, NameID. */
    void giveUpNames(List<String> ids, ScimUser user);

    /**
     * An account replaces the placeholder of the person: it gets the id that the directory knows and all that the placeholder
     * was given, and otherwise stays as it was.
     *
     * @throws ScimProblem 409 uniqueness if somebody else has the NameID of the person, 403 for a protected account
     */
    Stored<ScimUser> takePlace(Stored<ScimUser> waiting, String id);

    /**
     * Merges accounts into that of the user, which keeps its id and gets the groups and roles that were given to them.
     *
     * @throws ScimProblem 403 for a protected account
     */
    void absorb(Stored<ScimUser> user, List<String> accounts);
}
