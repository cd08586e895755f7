package io.github.directorysync.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.scim.ScimJson;
import java.util.ArrayList;
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
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The way of an admin event to the realm's listeners and to its store. Keycloak's own builder takes an administrator,
 * and here there is none.
 *
 * @param told the store, if the realm keeps admin events, and the listeners that the realm names
 */
record EventChannel(RealmModel realm, AuthDetails by, List<EventListenerProvider> told) {

    private static final Logger LOG = Logger.getLogger(EventChannel.class);

    static EventChannel of(KeycloakSession session, RealmModel realm, String actor, String address) {
        List<EventListenerProvider> told = new ArrayList<>();
        if (realm.isAdminEventsEnabled()) {
            Optional.ofNullable(session.getProvider(EventStoreProvider.class)).ifPresent(told::add);
        }
        realm.getEventsListenersStream()
                .map(id -> session.getProvider(EventListenerProvider.class, id))
                .filter(listener -> listener != null)
                .forEach(told::add);
        AuthDetails by = new AuthDetails();
        by.setRealmId(realm.getId());
        by.setRealmName(realm.getName());
        by.setClientId(actor);
        by.setIpAddress(address);
        return new EventChannel(realm, by, List.copyOf(told));
    }

    /**
     * Sends one event.
     *
     * @param effect the word for what happened, in the event's details
     */
    boolean send(String type, OperationType operation, String path, String effect, Optional<JsonNode> representation) {
        if (told.isEmpty()) {
            return true;
        }
        AdminEvent event = new AdminEvent();
        event.setId(KeycloakModelUtils.generateId());
        event.setTime(Time.currentTimeMillis());
        event.setRealmId(realm.getId());
        event.setRealmName(realm.getName());
        event.setAuthDetails(by);
        event.setResourceTypeAsString(type);
        event.setOperationType(operation);
        event.setResourcePath(path);
        event.setDetails(Map.of("directory-sync", effect));
        representation.ifPresent(json -> event.setRepresentation(ScimJson.text(json)));
        told.forEach(listener -> tell(listener, event));
        return true;
    }

    /** What a listener cannot do must not undo what the directory did; a store that fails must. */
    private void tell(EventListenerProvider listener, AdminEvent event) {
        boolean whole = realm.isAdminEventsDetailsEnabled();
        if (listener instanceof EventStoreProvider) {
            listener.onEvent(event, whole);
            return;
        }
        try {
            listener.onEvent(event, whole);
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "The event listener %s failed", listener.getClass().getName());
        }
    }
}
