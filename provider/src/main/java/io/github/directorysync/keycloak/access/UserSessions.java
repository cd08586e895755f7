package io.github.directorysync.keycloak.access;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.UserSessionManager;

/** Online and offline sessions of users at Keycloak. */
record UserSessions(KeycloakSession session, RealmModel realm) {

    List<UserSessionModel> of(UserModel user) {
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .toList();
    }

    /**
     * Ends the sessions that match, and sends logout messages to the apps after the commit.
     *
     * @return whether there were any
     */
    boolean end(UserModel user, Predicate<UserSessionModel> which) {
        List<UserSessionModel> ended = of(user).stream().filter(which).toList();
        if (ended.isEmpty()) {
            return false;
        }
        BackchannelLogout logoutMessages = new BackchannelLogout(session, realm);
        ended.forEach(each -> each.getAuthenticatedClientSessions().values().forEach(logoutMessages::add));
        logoutMessages.sendAfterCommit();
        UserSessionManager offline = new UserSessionManager(session);
        ended.forEach(each -> {
            if (each.isOffline()) {
                offline.revokeOfflineUserSession(each);
            } else {
                session.sessions().removeUserSession(realm, each);
            }
        });
        return true;
    }
}
