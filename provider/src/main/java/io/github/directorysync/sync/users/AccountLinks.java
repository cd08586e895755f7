package io.github.directorysync.sync.users;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import java.util.List;

/** Links existing accounts of the realm with users of a directory. */
public interface AccountLinks {

    /** Makes an account a user of the directory; its data stays as it is. */
    Stored<ScimUser> adopt(String id, ScimUser user);

    /**
     * Makes the account of a deleted user a user of the directory again.
     *
     * @param byNameOnly whether its credentials, and roles and groups assigned in Keycloak, are removed
     */
    Stored<ScimUser> revive(String id, boolean byNameOnly, ScimUser user);

    /**
     * Removes the credentials, and the roles and groups assigned in Keycloak, of a user of the directory who is identified
     * only by name.
     */
    void takeGivenByHand(String id, ScimUser user);

    /** Frees the user name, e-mail and NameID of this person: accounts of deleted users give them up. */
    void giveUpNames(List<String> ids, ScimUser user);

    /**
     * Replaces a person's placeholder by an account. The account gets the SCIM id of the placeholder and everything that was
     * assigned to it, and otherwise stays as it was.
     *
     * @throws ScimProblem 409 uniqueness if another user has the NameID of the person, 403 for a protected account
     */
    Stored<ScimUser> takePlace(Stored<ScimUser> waiting, String id);

    /**
     * Merges accounts into that of the user, which keeps its id and gets their groups and roles.
     *
     * @throws ScimProblem 403 for a protected account
     */
    void absorb(Stored<ScimUser> user, List<String> accounts);
}
