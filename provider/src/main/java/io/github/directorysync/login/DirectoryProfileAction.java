package io.github.directorysync.login;

import io.github.directorysync.keycloak.accounts.DirectoryProfile;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Removes Keycloak's required action <i>Verify Profile</i> from a sign-in if all that it would ask for are values that
 * a lenient directory has sent. It never shows a page itself. A <i>Verify Profile</i> that an administrator has
 * assigned to the user stays.
 */
final class DirectoryProfileAction implements RequiredActionProvider {

    private static final String VERIFY_PROFILE = RequiredAction.VERIFY_PROFILE.name();

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        if (signIn.getRequiredActions().contains(VERIFY_PROFILE)
                && new DirectoryProfile(context.getSession(), context.getRealm())
                        .hasOnlyPassedOverErrors(context.getUser())) {
            signIn.removeRequiredAction(VERIFY_PROFILE);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        context.success();
    }

    @Override
    public void processAction(RequiredActionContext context) {
        context.success();
    }

    @Override
    public void close() {}
}
