package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.ScimJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends admin events to the realm's event store and listeners. Keycloak's builder informs listeners before the commit,
 * so a webhook would hear of changes that are rolled back, and twice of changes that are retried. Here the store, if
 * the realm keeps admin events, is written in the transaction; the listeners are called after the commit, in a session
 * of their own.
 */
public final class AdminEvents {

    private static final Logger LOG = Logger.getLogger(AdminEvents.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthDetails by;
    private final List<AdminEvent> pending = new ArrayList<>();

    AdminEvents(KeycloakSession session, RealmModel realm, AuthDetails by) {
        this.session = session;
        this.realm = realm;
        this.by = by;
    }

    /**
     * Creates a channel for events whose actor is a directory.
     *
     * @param actor the client that the events name, such as {@code directory:acme}
     */
    public static AdminEvents of(KeycloakSession session, RealmModel realm, String actor, String address) {
        AuthDetails by = new AuthDetails();
        by.setRealmId(realm.getId());
        by.setRealmName(realm.getName());
        by.setClientId(actor);
        by.setIpAddress(address);
        return new AdminEvents(session, realm, by);
    }

    /**
     * Sends one event.
     *
     * @param details further details of the event; {@code directory-sync} is the name of what happened
     */
    public boolean send(
            String type,
            OperationType operation,
            String path,
            Map<String, String> details,
            Optional<JsonNode> representation) {
        AdminEvent event = new AdminEvent();
        event.setId(KeycloakModelUtils.generateId());
        event.setTime(Time.currentTimeMillis());
        event.setRealmId(realm.getId());
        event.setRealmName(realm.getName());
        event.setAuthDetails(by);
        event.setResourceTypeAsString(type);
        event.setOperationType(operation);
        event.setResourcePath(path);
        event.setDetails(new HashMap<>(details));
        representation.ifPresent(json -> event.setRepresentation(ScimJson.text(json)));
        if (realm.isAdminEventsEnabled()) {
            // An error of the store rolls the change back.
            Optional.ofNullable(session.getProvider(EventStoreProvider.class))
                    .ifPresent(store -> store.onEvent(event, realm.isAdminEventsDetailsEnabled()));
        }
        if (pending.isEmpty()) {
            sendAfterCommit();
        }
        pending.add(event);
        return true;
    }

    private void sendAfterCommit() {
        List<String> listeners = realm.getEventsListenersStream().toList();
        if (listeners.isEmpty()) {
            return;
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realmId = realm.getId();
        boolean whole = realm.isAdminEventsDetailsEnabled();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                notifyListeners(factory, realmId, listeners, whole);
            }

            @Override
            protected void rollbackImpl() {
                // The change was rolled back: no event.
            }
        });
    }

    /** Calls the listeners. Their errors are only logged: a committed change must not look undone. */
    private void notifyListeners(
            KeycloakSessionFactory factory, String realmId, List<String> listeners, boolean whole) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, inner -> {
                inner.getContext().setRealm(inner.realms().getRealm(realmId));
                listeners.stream()
                        .map(id -> inner.getProvider(EventListenerProvider.class, id))
                        .filter(listener -> listener != null)
                        .forEach(listener -> pending.forEach(event -> notifyListeners(listener, event, whole)));
            });
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "An event listener failed");
        }
    }

    /** Calls one listener; its error does not keep the others from being called. */
    private static void notifyListeners(EventListenerProvider listener, AdminEvent event, boolean whole) {
        try {
            listener.onEvent(event, whole);
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "The event listener %s failed", listener.getClass().getName());
        }
    }
}
