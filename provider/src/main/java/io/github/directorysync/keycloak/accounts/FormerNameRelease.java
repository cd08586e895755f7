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
 * Releases the names of accounts of deleted users for a new user who has them now. The former account keeps its id and all
 * that it has, but loses the user name, the e-mail and the link at the directory's identity provider that the new user has.
 */
public record FormerNameRelease(DirectoryContext context) {

    private static final String PREFIX = "former-";

    /**
     * Releases names of those accounts that cannot sign in any more. Others keep their names, which stay taken: no
     * directory changes accounts that administer Keycloak, and users whose removal is held or withheld have to be able to
     * sign in.
     */
    public void releaseAll(List<FormerAccount> former, ScimUser newcomer) {
        former.stream()
                .filter(account -> account.state() == FormerAccount.FormerState.DISABLED)
                .map(account -> context.session().users().getUserById(context.realm(), account.id()))
                .forEach(user -> release(user, newcomer));
    }

    public void release(UserModel user, ScimUser newcomer) {
        String name = user.getUsername();
        List<Change> changes = new ArrayList<>();
        if (name.equals(context.directory().accountName(AccountNames.userName(newcomer)))) {
            user.setUsername(PREFIX + user.getId());
            changes.add(new Change("userName", Optional.of(name), Optional.of(user.getUsername())));
        }
        String email = user.getEmail();
        if (email != null && email.equals(AccountNames.email(newcomer))) {
            user.setEmail(null);
            user.setEmailVerified(false);
            changes.add(new Change("emails", Optional.of(email), Optional.empty()));
        }
        context.directory().saml().identityProvider().ifPresent(provider -> releaseLink(user, provider, newcomer));
        // Hibernate inserts before it updates, and the insert would violate the unique keys.
        context.database().flush();
        if (!changes.isEmpty()) {
            context.journal().note(new Effect.OfUser(ChangeKind.CHANGED, user.getId(), name, changes));
        }
    }

    private void releaseLink(UserModel user, String provider, ScimUser newcomer) {
        FederatedIdentityModel link = context.session().users().getFederatedIdentity(context.realm(), user, provider);
        if (link != null && Claim.of(context.directory(), newcomer).isNameId(link.getUserId())) {
            context.session().users().removeFederatedIdentity(context.realm(), user, provider);
        }
    }
}
