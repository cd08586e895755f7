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
 * The way of an admin event to the realm's listeners and to its store. Keycloak's own builder tells listeners before the
 * commit: a webhook would hear of what was rolled back, and twice of what was tried again. Here the store, if the realm keeps
 * admin events, is written with the transaction, and the listeners hear of it once the transaction is through, in a session
 * of their own.
 */
public final class AdminEvents {

    private static final Logger LOG = Logger.getLogger(AdminEvents.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthDetails by;
    private final List<AdminEvent> untold = new ArrayList<>();

    AdminEvents(KeycloakSession session, RealmModel realm, AuthDetails by) {
        this.session = session;
        this.realm = realm;
        this.by = by;
    }

    /** Of a directory itself, or of what is named like one. */
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
     * @param details what stands beside the representation: {@code directory-sync} is the word for what happened
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
            // A store that fails undoes what happened.
            Optional.ofNullable(session.getProvider(EventStoreProvider.class))
                    .ifPresent(store -> store.onEvent(event, realm.isAdminEventsDetailsEnabled()));
        }
        if (untold.isEmpty()) {
            tellAfterCommit();
        }
        untold.add(event);
        return true;
    }

    private void tellAfterCommit() {
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
                tell(factory, realmId, listeners, whole);
            }

            @Override
            protected void rollbackImpl() {
                // It has not happened.
            }
        });
    }

    /** What listeners cannot do must not make a change that is made look undone. */
    private void tell(KeycloakSessionFactory factory, String realmId, List<String> listeners, boolean whole) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, inner -> {
                inner.getContext().setRealm(inner.realms().getRealm(realmId));
                listeners.stream()
                        .map(id -> inner.getProvider(EventListenerProvider.class, id))
                        .filter(listener -> listener != null)
                        .forEach(listener -> untold.forEach(event -> tell(listener, event, whole)));
            });
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "An event listener failed");
        }
    }

    /** One that fails keeps no other from hearing of it. */
    private static void tell(EventListenerProvider listener, AdminEvent event, boolean whole) {
        try {
            listener.onEvent(event, whole);
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "The event listener %s failed", listener.getClass().getName());
        }
    }
}
