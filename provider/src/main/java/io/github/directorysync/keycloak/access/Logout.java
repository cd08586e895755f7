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

/** Ends what somebody has open: sessions at Keycloak at once, and those of the apps as soon as it is for good. */
public final class Logout {

    /**
     * How many seconds a sign-in may take that has read the user before a suspension. What it issues until then is of no
     * use, even if an administrator reactivates the account in Keycloak's console; codes live a minute at most by default.
     */
    private static final int IN_FLIGHT = 60;

    private final DirectoryContext visit;
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserSessions sessions;
    private final SignInRace late;

    public Logout(DirectoryContext visit) {
        this.visit = visit;
        this.session = visit.session();
        this.realm = visit.realm();
        this.sessions = new UserSessions(session, realm);
        this.late = new SignInRace(session, realm);
    }

    /**
     * Everything, also offline sessions and, by {@code notBefore}, tokens that are checked against the server: those too
     * that sign-ins are about to issue which have seen the user enabled.
     */
    public void end(UserModel user) {
        session.users().setNotBeforeForUser(realm, user, Time.currentTime() + secondsInFlight());
        endSessions(user);
    }

    /**
     * The account of somebody who was suspended can be used again. Nothing that was begun before that works, nor what
     * sign-ins have written meanwhile that were under way when they were suspended.
     */
    public void beginAnew(UserModel user) {
        int notBefore = session.users().getNotBeforeOfUser(realm, user);
        if (notBefore > 0) {
            int now = Time.currentTime();
            boolean suspendedThisSecond = notBefore - secondsInFlight() >= now;
            session.users().setNotBeforeForUser(realm, user, suspendedThisSecond ? now + 1 : now);
            endSessions(user);
        }
    }

    private void endSessions(UserModel user) {
        late.endAfterCommit(user);
        if (sessions.end(user, each -> true)) {
            visit.journal().note(new Effect.SessionsEnded(user.getId(), Optional.empty()));
        }
    }

    private int secondsInFlight() {
        return Math.max(IN_FLIGHT, realm.getAccessCodeLifespan());
    }

    /** What they have open in one app; in the others they stay signed in. */
    public void end(UserModel user, ClientModel app) {
        List<AuthenticatedClientSessionModel> there = sessions.of(user).stream()
                .map(each -> each.getAuthenticatedClientSessionByClient(app.getId()))
                .filter(Objects::nonNull)
                .toList();
        if (there.isEmpty()) {
            return;
        }
        BackchannelLogout farewells = new BackchannelLogout(session, realm);
        there.forEach(farewells::say);
        farewells.sendAfterCommit();
        there.stream()
                .filter(each -> !each.getUserSession().isOffline())
                .forEach(AuthenticatedClientSessionModel::detachFromUserSession);
        new UserSessionManager(session).revokeOfflineToken(user, app);
        visit.journal().note(new Effect.SessionsEnded(user.getId(), Optional.of(app.getId())));
    }
}
