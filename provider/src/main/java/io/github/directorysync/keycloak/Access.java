package io.github.directorysync.keycloak;

import io.github.directorysync.sync.Effect;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.UserSessionManager;

/** Ends what somebody has open: sessions at Keycloak at once, and those of the apps as soon as it is for good. */
final class Access {

    private final Visit visit;
    private final KeycloakSession session;
    private final RealmModel realm;

    Access(Visit visit) {
        this.visit = visit;
        this.session = visit.session();
        this.realm = visit.realm();
    }

    /** Everything, also offline sessions and, by {@code notBefore}, tokens that are checked against the server. */
    void end(UserModel user) {
        session.users().setNotBeforeForUser(realm, user, Time.currentTime());
        List<UserSessionModel> all = sessionsOf(user);
        if (all.isEmpty()) {
            return;
        }
        Farewells farewells = new Farewells(session, realm);
        all.forEach(each -> each.getAuthenticatedClientSessions().values().forEach(farewells::say));
        farewells.sendAfterCommit();
        session.sessions().removeUserSessions(realm, user);
        UserSessionManager offline = new UserSessionManager(session);
        all.stream().filter(UserSessionModel::isOffline).forEach(offline::revokeOfflineUserSession);
        visit.journal().note(new Effect.SessionsEnded(user.getId(), Optional.empty()));
    }

    /** What they have open in one app; in the others they stay signed in. */
    void end(UserModel user, ClientModel app) {
        List<AuthenticatedClientSessionModel> there = sessionsOf(user).stream()
                .map(each -> each.getAuthenticatedClientSessionByClient(app.getId()))
                .filter(Objects::nonNull)
                .toList();
        if (there.isEmpty()) {
            return;
        }
        Farewells farewells = new Farewells(session, realm);
        there.forEach(farewells::say);
        farewells.sendAfterCommit();
        there.stream()
                .filter(each -> !each.getUserSession().isOffline())
                .forEach(AuthenticatedClientSessionModel::detachFromUserSession);
        new UserSessionManager(session).revokeOfflineToken(user, app);
        visit.journal().note(new Effect.SessionsEnded(user.getId(), Optional.of(app.getId())));
    }

    private List<UserSessionModel> sessionsOf(UserModel user) {
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .toList();
    }
}
