package io.github.directorysync.keycloak.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.DirectoryUserEntity;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.events.EventObjects;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Describes users, groups and apps of events from what the transaction of the change has loaded already. */
final class EventSubjects implements EventObjects {

    /** Up to so many users are looked for one by one: mostly they are loaded. */
    private static final int FEW = 20;

    private static final String ID = "id";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Database database;
    private final Map<String, String> externalIds = new HashMap<>();
    private final Set<String> provisioned = new HashSet<>();
    private final boolean many;

    EventSubjects(KeycloakSession session, List<Effect> effects) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.database = new Database(session);
        List<String> users = users(effects);
        this.many = users.size() > FEW;
        List<String> suspended = users.isEmpty() ? users : suspended(effects);
        // Suspended users may have no row any more, of which the loaded entities know nothing.
        Database.chunks(many ? users : suspended).forEach(this::read);
    }

    private void read(List<String> ids) {
        database.forEach(
                "select d.userId, d.externalId from AnyDirectoryUserEntity d where d.gone is null and d.userId in"
                        + " (:ids)",
                Map.of("ids", ids),
                row -> {
                    provisioned.add(row.text(0));
                    row.optionalText(1).ifPresent(id -> externalIds.put(row.text(0), id));
                });
    }

    private static List<String> users(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.OfUser user && isShown(user))
                .map(effect -> ((Effect.OfUser) effect).id())
                .distinct()
                .toList();
    }

    private static boolean isShown(Effect.OfUser user) {
        return switch (user.kind()) {
            case CREATED, CHANGED, SUSPENDED, REACTIVATED, LINKED -> true;
            case DELETED, RELEASED -> false;
        };
    }

    private static List<String> suspended(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.OfUser user && isSuspended(user))
                .map(effect -> ((Effect.OfUser) effect).id())
                .distinct()
                .toList();
    }

    private static boolean isSuspended(Effect.OfUser user) {
        return user.kind() == ChangeKind.SUSPENDED;
    }

    @Override
    public boolean isProvisioned(String userId) {
        return provisioned.contains(userId);
    }

    @Override
    public ObjectNode user(String id, String userName) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(ID, id);
        externalId(id).ifPresent(external -> json.put("externalId", external));
        UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            return json.put("userName", userName);
        }
        json.put("userName", userName.isEmpty() ? user.getUsername() : userName);
        json.put("active", user.isEnabled());
        put(json, "email", user.getEmail());
        put(json, "givenName", user.getFirstName());
        put(json, "familyName", user.getLastName());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }

    private Optional<String> externalId(String id) {
        if (many || provisioned.contains(id)) {
            return Optional.ofNullable(externalIds.get(id));
        }
        return database.find(DirectoryUserEntity.class, id).map(row -> row.externalId);
    }

    @Override
    public ObjectNode group(String id, String displayName) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(ID, id).put("displayName", displayName);
        GroupModel group = session.groups().getGroupById(realm, id);
        return group == null ? json : json.put("path", KeycloakModelUtils.buildGroupPath(group));
    }

    @Override
    public ObjectNode app(String id) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (id.equals(realm.getId())) {
            return json.put(ID, "realm");
        }
        ClientModel client = session.clients().getClientById(realm, id);
        json.put(ID, id);
        return client == null ? json : json.put("clientId", client.getClientId());
    }

    /** The directory of a user whatever state they are in; empty if the user belongs to none. */
    static Optional<String> directoryOf(Database database, String userId) {
        return database.find(AnyDirectoryUserEntity.class, userId).map(row -> row.directoryId);
    }
}
