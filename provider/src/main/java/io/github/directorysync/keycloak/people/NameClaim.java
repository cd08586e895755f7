package io.github.directorysync.keycloak.people;

import io.github.directorysync.keycloak.accounts.AccountStore;
import io.github.directorysync.keycloak.accounts.DeprovisionedUsers;
import io.github.directorysync.keycloak.accounts.FormerAccountLookup;
import io.github.directorysync.keycloak.accounts.FormerNameRelease;
import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.users.AccountDecision;
import io.github.directorysync.sync.users.UserChange;
import java.util.Objects;

/** Makes sure that a user who is renamed can have the new names, which accounts of deleted people may have to give up. */
record NameClaim(DirectoryContext visit) {

    /**
     * Before the account is changed.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness if somebody else has the userName
     */
    void claim(UserChange change) {
        ScimUser before = change.before().resource();
        ScimUser after = change.after();
        String userName = AccountStore.userName(after);
        if (!AccountStore.userName(before).equals(userName)) {
            requireFree(userName, change.before().id());
        }
        AccountDecision decision = change.decision();
        if (!decision.withholds() && (decision.writesAll() || isRenamed(before, after))) {
            new FormerNameRelease(visit).byAll(new FormerAccountLookup(visit).beside(after), after);
        }
    }

    private void requireFree(String userName, String id) {
        DeprovisionedUsers former = new DeprovisionedUsers(
                visit.database(), visit.realm().getId(), visit.directory().id());
        former.requireFree(userName, id);
        if (!visit.directory().accountName(userName).equals(userName)) {
            former.requireNoAccountOfDirectory(userName, id);
        }
    }

    private static boolean isRenamed(ScimUser before, ScimUser after) {
        return !AccountStore.userName(before).equals(AccountStore.userName(after))
                || !Objects.equals(AccountStore.email(before), AccountStore.email(after));
    }
}
