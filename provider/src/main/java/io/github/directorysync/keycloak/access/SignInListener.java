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
 * Undoes a sign-in whose user was suspended while it was under way, even if they have been reactivated by now: it has read
 * the user before, and {@code notBefore} or {@code enabled} is another in the database at its end. Asked for what can make
 * a session, in realms that have a directory; one look-up by primary key.
 */
public final class SignInListener implements EventListenerProviderFactory {

    private static final Logger LOG = Logger.getLogger(SignInListener.class);

    private static final Set<EventType> MAKING_SESSIONS = Set.of(
            EventType.LOGIN,
            EventType.CODE_TO_TOKEN,
            EventType.OAUTH2_DEVICE_CODE_TO_TOKEN,
            EventType.AUTHREQID_TO_TOKEN,
            EventType.TOKEN_EXCHANGE,
            EventType.OAUTH2_EXTENSION_GRANT);

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new Listener(session);
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

    private record Listener(KeycloakSession session) implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {
            if (event.getError() == null && event.getUserId() != null && MAKING_SESSIONS.contains(event.getType())) {
                RealmModel realm = session.getContext().getRealm();
                if (realm != null && DirectoryLookup.components(realm).findAny().isPresent()) {
                    require(realm, event.getUserId());
                }
            }
        }

        private void require(RealmModel realm, String userId) {
            UserModel seen = session.users().getUserById(realm, userId);
            // Whether somebody whom a federation keeps is enabled, the federation says; no directory has them.
            if (seen == null || seen.getFederationLink() != null) {
                return;
            }
            // Not from any cache, nor what this transaction has read before.
            int notBefore = session.users().getNotBeforeOfUser(realm, seen);
            boolean same = new Database(session)
                    .rows(
                            "select u.notBefore, u.enabled from UserEntity u where u.id = :id",
                            Map.of("id", userId),
                            now -> now.flag(1) && now.integer(0) == notBefore)
                    .first()
                    .orElse(true);
            if (!same) {
                LOG.infof("user %s was suspended while signing in: that sign-in is undone", userId);
                session.getTransactionManager().setRollbackOnly();
            }
        }

        /** Administrators' changes are none of its business. */
        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {}

        @Override
        public void close() {}
    }
}
