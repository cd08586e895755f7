package io.github.directorysync.keycloak.access;

import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.query.Database;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Event listener that rolls back a sign-in whose user was suspended while it was running, even if they have been
 * reactivated since. The sign-in has read the user before the suspension, so {@code notBefore} or {@code enabled}
 * differ from the database at its end. It runs for events that create sessions, in realms that have a directory, and
 * costs one lookup by primary key.
 */
public final class SignInListener implements EventListenerProviderFactory {

    private static final Logger LOG = Logger.getLogger(SignInListener.class);

    private static final Set<EventType> SESSION_EVENTS = Set.of(
            EventType.LOGIN,
            EventType.CODE_TO_TOKEN,
            EventType.OAUTH2_DEVICE_CODE_TO_TOKEN,
            EventType.AUTHREQID_TO_TOKEN,
            EventType.TOKEN_EXCHANGE,
            EventType.OAUTH2_EXTENSION_GRANT);

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new SuspensionCheck(session);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public String getId() {
        return "directory-sync-sign-in";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record SuspensionCheck(KeycloakSession session) implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {
            if (event.getError() == null && event.getUserId() != null && SESSION_EVENTS.contains(event.getType())) {
                RealmModel realm = session.getContext().getRealm();
                if (realm != null && DirectoryLookup.components(realm).findAny().isPresent()) {
                    requireNotSuspended(realm, event.getUserId());
                }
            }
        }

        private void requireNotSuspended(RealmModel realm, String userId) {
            UserModel user = session.users().getUserById(realm, userId);
            // For users of a federation the federation decides whether they are enabled. No directory has them.
            if (user == null || user.getFederationLink() != null) {
                return;
            }
            // The database row, not the cache or the entity that this transaction has read before.
            int notBefore = session.users().getNotBeforeOfUser(realm, user);
            boolean unchanged = new Database(session)
                    .rows(
                            "select u.notBefore, u.enabled from UserEntity u where u.id = :id",
                            Map.of("id", userId),
                            row -> row.flag(1) && row.integer(0) == notBefore)
                    .first()
                    .orElse(true);
            if (!unchanged) {
                LOG.infof("user %s was suspended while signing in: the sign-in is rolled back", userId);
                session.getTransactionManager().setRollbackOnly();
            }
        }

        /** Ignores admin events. */
        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {}

        @Override
        public void close() {}
    }
}
