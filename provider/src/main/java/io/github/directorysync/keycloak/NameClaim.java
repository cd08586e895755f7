package io.github.directorysync.keycloak;

import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.sync.AccountDecision;
import io.github.directorysync.sync.UserChange;
import java.util.Objects;

/** Makes sure that a user who is renamed can have the new names, which accounts of deleted people may have to give up. */
record NameClaim(Visit visit) {

    /**
     * Before the account is changed.
     *
     * @throws io.github.directorysync.scim.ScimProblem 409 uniqueness if somebody else has the userName
     */
    void claim(UserChange change) {
        ScimUser before = change.before().resource();
        ScimUser after = change.after();
        String userName = Accounts.userName(after);
        if (!Accounts.userName(before).equals(userName)) {
            requireFree(userName, change.before().id());
        }
        AccountDecision decision = change.decision();
        if (!decision.withholds() && (decision.anew() || isRenamed(before, after))) {
            new GivenUpNames(visit).byAll(new FormerAccounts(visit).beside(after), after);
        }
    }

    private void requireFree(String userName, String id) {
        FormerUsers former = new FormerUsers(
                visit.database(), visit.realm().getId(), visit.directory().id());
        former.requireFree(userName, id);
        if (!visit.directory().accountName(userName).equals(userName)) {
            former.requireNoAccountOfDirectory(userName, id);
        }
    }

    private static boolean isRenamed(ScimUser before, ScimUser after) {
        return !Accounts.userName(before).equals(Accounts.userName(after))
                || !Objects.equals(Accounts.email(before), Accounts.email(after));
    }
}
