package io.github.directorysync.login;

import io.github.directorysync.keycloak.accounts.DirectoryProfile;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Takes Keycloak's <i>Verify Profile</i> out of a sign-in where all that it would ask for is what a lenient directory has sent.
 * It asks nobody anything itself. Where an administrator has given somebody that action, it stays.
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
