package io.github.directorysync.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.EffectJson;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What a directory did, in the form in which Keycloak's listeners, webhooks and its store of admin events hear of the
 * same done by an administrator. Of many who join or leave at once there is one event and not one for each.
 */
public final class EffectEvents implements Effect.Cases<Boolean> {

    /** More people at once than this are one event: nobody's webhook is to be called ten thousand times. */
    private static final int MANY = 100;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EventChannel channel;

    private EffectEvents(KeycloakSession session, RealmModel realm, EventChannel channel) {
        this.session = session;
        this.realm = realm;
        this.channel = channel;
    }

    /**
     * Sends them, in the transaction in which it all happens.
     *
     * @param actor whom the events name as the client, such as {@code directory:acme}
     * @param address from where the request came
     */
    public static void send(KeycloakSession session, String actor, String address, List<Effect> effects) {
        RealmModel realm = session.getContext().getRealm();
        EventChannel channel = EventChannel.of(session, realm, actor, address);
        EffectEvents events = new EffectEvents(session, realm, channel);
        effects.stream().limit(MANY).forEach(effect -> effect.fold(events));
    }

    @Override
    public Boolean user(Effect.OfUser effect) {
        UserModel user =
                effect.deed() == Effect.Deed.DELETED ? null : session.users().getUserById(realm, effect.id());
        return send(
                ResourceType.USER,
                operation(effect.deed()),
                "users/" + effect.id(),
                effect,
                Optional.ofNullable(user).map(EffectEvents::described));
    }

    @Override
    public Boolean group(Effect.OfGroup effect) {
        return send(
                ResourceType.GROUP,
                operation(effect.deed()),
                "groups/" + effect.id(),
                effect,
                effect.deed() == Effect.Deed.DELETED ? Optional.empty() : group(effect.id()));
    }

    @Override
    public Boolean members(Effect.Members effect) {
        return membership(OperationType.CREATE, effect, effect.joined())
                && membership(OperationType.DELETE, effect, effect.left());
    }

    private boolean membership(OperationType operation, Effect.Members effect, List<String> people) {
        Optional<JsonNode> group = group(effect.group());
        if (people.size() <= MANY) {
            people.forEach(id -> send(
                    ResourceType.GROUP_MEMBERSHIP,
                    operation,
                    "users/" + id + "/groups/" + effect.group(),
                    effect,
                    group));
            return true;
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        group.ifPresent(one -> all.set("group", one));
        all.put("count", people.size());
        ArrayNode first = all.putArray("users");
        people.stream().limit(MANY).forEach(first::add);
        return send(
                ResourceType.GROUP_MEMBERSHIP,
                operation,
                "groups/" + effect.group() + "/members",
                effect,
                Optional.of(all));
    }

    @Override
    public Boolean guarded(Effect.Guarded effect) {
        String id = effect.held().orElse("");
        return channel.send(
                "DIRECTORY_GUARD",
                OperationType.ACTION,
                "directory-sync/held/" + id,
                "guarded",
                Optional.of(EffectJson.of(effect)));
    }

    @Override
    public Boolean reviewed(Effect.Reviewed effect) {
        return channel.send(
                "DIRECTORY_REVIEW",
                OperationType.ACTION,
                "users/" + effect.because().candidate() + "/directory-sync/review",
                "needs-review",
                Optional.of(EffectJson.of(effect)));
    }

    @Override
    public Boolean role(Effect.RoleChanged effect) {
        String path = "users/" + effect.userId() + "/directory-sync/roles/" + effect.app();
        return channel.send(
                "DIRECTORY_ROLE", OperationType.UPDATE, path, "role-changed", Optional.of(EffectJson.of(effect)));
    }

    /** Nothing has happened. */
    @Override
    public Boolean withheld(Effect.Withheld effect) {
        return true;
    }

    /** Of what has happened beside it there are events. */
    @Override
    public Boolean leftOut(Effect.LeftOut effect) {
        return true;
    }

    /** Keycloak sends none either when a user is disabled. */
    @Override
    public Boolean sessions(Effect.SessionsEnded effect) {
        return true;
    }

    private boolean send(
            ResourceType type, OperationType operation, String path, Effect effect, Optional<JsonNode> representation) {
        String word = EffectJson.of(effect).path("effect").asText();
        return channel.send(type.name(), operation, path, word, representation);
    }

    private static OperationType operation(Effect.Deed deed) {
        return switch (deed) {
            case CREATED -> OperationType.CREATE;
            case DELETED -> OperationType.DELETE;
            case CHANGED, SUSPENDED, REACTIVATED, LINKED -> OperationType.UPDATE;
        };
    }

    private static JsonNode described(UserModel user) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", user.getId())
                .put("username", user.getUsername())
                .put("enabled", user.isEnabled())
                .put("firstName", user.getFirstName())
                .put("lastName", user.getLastName())
                .put("email", user.getEmail())
                .put("emailVerified", user.isEmailVerified());
    }

    private Optional<JsonNode> group(String id) {
        GroupModel group = session.groups().getGroupById(realm, id);
        return Optional.ofNullable(group)
                .map(model -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", model.getId())
                        .put("name", model.getName())
                        .put("path", KeycloakModelUtils.buildGroupPath(model)));
    }
}
