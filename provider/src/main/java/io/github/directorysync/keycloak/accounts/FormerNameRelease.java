package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.sync.accounts.Claim;
import io.github.directorysync.sync.accounts.FormerAccount;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.UserModel;

/**
 * Somebody new is called as somebody was whom the directory has deleted. The account of before keeps its id and all that it
 * has, and gives up its user name, its e-mail and its link at the directory's identity provider where they are the newcomer's.
 */
public record FormerNameRelease(DirectoryContext visit) {

    private static final String PREFIX = "former-";

    /**
     * Those who cannot sign in any more. Others keep their names, which so stay taken: who administers Keycloak is changed by
     * no directory, and whose removal is held or withheld has to be able to sign in.
     */
    public void byAll(List<FormerAccount> former, ScimUser newcomer) {
        former.stream()
                .filter(account -> account.state() == FormerAccount.FormerState.DISABLED)
                .map(account -> visit.session().users().getUserById(visit.realm(), account.id()))
                .forEach(user -> by(user, newcomer));
    }

    public void by(UserModel user, ScimUser newcomer) {
        String name = user.getUsername();
        List<Change> changes = new ArrayList<>();
        if (name.equals(visit.directory().accountName(AccountStore.userName(newcomer)))) {
            user.setUsername(PREFIX + user.getId());
            changes.add(new Change("userName", Optional.of(name), Optional.of(user.getUsername())));
        }
        String email = user.getEmail();
        if (email != null && email.equals(AccountStore.email(newcomer))) {
            user.setEmail(null);
            user.setEmailVerified(false);
            changes.add(new Change("emails", Optional.of(email), Optional.empty()));
        }
        visit.directory().saml().identityProvider().ifPresent(provider -> giveUpLink(user, provider, newcomer));
        // The database writes who is new before who is changed, and would refuse them.
        visit.database().flush();
        if (!changes.isEmpty()) {
            visit.journal().note(new Effect.OfUser(ChangeKind.CHANGED, user.getId(), name, changes));
        }
    }

    private void giveUpLink(UserModel user, String provider, ScimUser newcomer) {
        FederatedIdentityModel link = visit.session().users().getFederatedIdentity(visit.realm(), user, provider);
        if (link != null && Claim.of(visit.directory(), newcomer).isNameId(link.getUserId())) {
            visit.session().users().removeFederatedIdentity(visit.realm(), user, provider);
        }
    }
}
