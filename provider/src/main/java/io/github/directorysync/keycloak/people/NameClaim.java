package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.accounts.AccountNames;
import io.github.directorysync.keycloak.accounts.DeprovisionedUsers;
import io.github.directorysync.keycloak.accounts.FormerAccountLookup;
import io.github.directorysync.keycloak.accounts.FormerNameRelease;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.users.AccountDecision;
import io.github.directorysync.sync.users.UserChange;
import java.util.Objects;

/** Makes sure that a renamed user can have the new names; accounts of deleted users may have to give them up. */
record NameClaim(DirectoryContext context) {

    /**
     * Checks and frees the new names, before the account is changed.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness if another user has the userName
     */
    void claim(UserChange change) {
        ScimUser before = change.before().resource();
        ScimUser after = change.after();
        String userName = AccountNames.userName(after);
        if (!AccountNames.userName(before).equals(userName)) {
            requireFree(userName, change.before().id());
        }
        AccountDecision decision = change.decision();
        if (!decision.withholds() && (decision.writesAll() || isRenamed(before, after))) {
            new FormerNameRelease(context).releaseAll(new FormerAccountLookup(context).withNamesOf(after), after);
        }
    }

    private void requireFree(String userName, String id) {
        DeprovisionedUsers former = new DeprovisionedUsers(
                context.database(), context.realm().getId(), context.directory().id());
        former.requireFree(userName, id);
        if (!context.directory().accountName(userName).equals(userName)) {
            former.requireNoAccountOfDirectory(userName, id);
        }
    }

    private static boolean isRenamed(ScimUser before, ScimUser after) {
        return !AccountNames.userName(before).equals(AccountNames.userName(after))
                || !Objects.equals(AccountNames.email(before), AccountNames.email(after));
    }
}
