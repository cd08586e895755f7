package io.github.directorysync.keycloak.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * How many sessions a user has in Keycloak.
 *
 * @param online counted up to {@link #MOST}, as are the offline ones
 * @param last when one of them was last refreshed
 */
public record PersonSessions(int online, int offline, Optional<Instant> last) {

    /** Sessions of one user are counted up to this number. */
    public static final int MOST = 1000;

    public static PersonSessions of(KeycloakSession session, RealmModel realm, UserModel user) {
        List<UserSessionModel> online = session.sessions()
                .getUserSessionsStream(realm, user)
                .limit(MOST)
                .toList();
        List<UserSessionModel> offline = session.sessions()
                .getOfflineUserSessionsStream(realm, user)
                .limit(MOST)
                .toList();
        return new PersonSessions(
                online.size(),
                offline.size(),
                Stream.concat(online.stream(), offline.stream())
                        .map(each -> Instant.ofEpochSecond(each.getLastSessionRefresh()))
                        .max(Comparator.naturalOrder()));
    }
}
