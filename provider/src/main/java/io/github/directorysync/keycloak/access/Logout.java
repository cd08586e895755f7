package io.github.directorysync.keycloak.access;

import io.github.directorysync.keycloak.directories.DirectoryContext;
import io.github.directorysync.sync.activity.Effect;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.UserSessionManager;

/**
 * Ends the sessions of a user: those in Keycloak at once, those of the apps by back-channel logout after the commit.
 */
public final class Logout {

    /**
     * Seconds for which a sign-in may still run that has read the user before a suspension. {@code notBefore} is set so
     * far ahead, so that tokens issued until then are invalid even if an administrator enables the account again in
     * Keycloak's console. By default codes live a minute at most.
     */
    private static final int SIGN_IN_SECONDS = 60;

    private final DirectoryContext context;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserSessions sessions;
    private final SignInRace runningSignIns;

    public Logout(DirectoryContext context) {
        this.context = context;
        this.session = context.session();
        this.realm = context.realm();
        this.sessions = new UserSessions(session, realm);
        this.runningSignIns = new SignInRace(session, realm);
    }

    /**
     * Ends all sessions, also offline ones, and invalidates tokens by {@code notBefore}: also those that running
     * sign-ins which have read the user as enabled are about to issue.
     */
    public void end(UserModel user) {
        session.users().setNotBeforeForUser(realm, user, Time.currentTime() + secondsOfRunningSignIns());
        endSessions(user);
    }

    /**
     * Makes the account of a suspended user usable again. Sessions and tokens of before the suspension, and those of
     * sign-ins that were running when it happened, stay invalid.
     */
    public void reactivate(UserModel user) {
        int notBefore = session.users().getNotBeforeOfUser(realm, user);
        if (notBefore > 0) {
            int now = Time.currentTime();
            boolean suspendedThisSecond = notBefore - secondsOfRunningSignIns() >= now;
            session.users().setNotBeforeForUser(realm, user, suspendedThisSecond ? now + 1 : now);
            endSessions(user);
        }
    }

    private void endSessions(UserModel user) {
        runningSignIns.endAfterCommit(user);
        if (sessions.end(user, each -> true)) {
            context.journal().note(new Effect.SessionsEnded(user.getId(), Optional.empty()));
        }
    }

    private int secondsOfRunningSignIns() {
        return Math.max(SIGN_IN_SECONDS, realm.getAccessCodeLifespan());
    }

    /** Ends the user's sessions in one app; in the others they stay signed in. */
    public void end(UserModel user, ClientModel app) {
        List<AuthenticatedClientSessionModel> inApp = sessions.of(user).stream()
                .map(each -> each.getAuthenticatedClientSessionByClient(app.getId()))
                .filter(Objects::nonNull)
                .toList();
        if (inApp.isEmpty()) {
            return;
        }
        BackchannelLogout logoutMessages = new BackchannelLogout(session, realm);
        inApp.forEach(logoutMessages::add);
        logoutMessages.sendAfterCommit();
        inApp.stream()
                .filter(each -> !each.getUserSession().isOffline())
                .forEach(AuthenticatedClientSessionModel::detachFromUserSession);
        new UserSessionManager(session).revokeOfflineToken(user, app);
        context.journal().note(new Effect.SessionsEnded(user.getId(), Optional.of(app.getId())));
    }
}
