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
     * Ends sessions and tells the apps so after the commit.
     *
     * @return whether there were any
     */
    boolean end(UserModel user, Predicate<UserSessionModel> which) {
        List<UserSessionModel> ending = of(user).stream().filter(which).toList();
        if (ending.isEmpty()) {
            return false;
        }
        BackchannelLogout farewells = new BackchannelLogout(session, realm);
        ending.forEach(each -> each.getAuthenticatedClientSessions().values().forEach(farewells::say));
        farewells.sendAfterCommit();
        UserSessionManager offline = new UserSessionManager(session);
        ending.forEach(each -> {
            if (each.isOffline()) {
                offline.revokeOfflineUserSession(each);
            } else {
                session.sessions().removeUserSession(realm, each);
            }
        });
        return true;
    }
}
