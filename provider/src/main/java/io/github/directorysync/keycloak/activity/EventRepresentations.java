package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.GroupEffect;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Represents users and groups in admin events with Keycloak's field names; deleted ones with id and name only. */
record EventRepresentations(KeycloakSession session, RealmModel realm) {

    JsonNode user(Effect.OfUser effect) {
        UserModel user =
                effect.kind() == ChangeKind.DELETED ? null : session.users().getUserById(realm, effect.id());
        return Optional.ofNullable(user)
                .map(EventRepresentations::described)
                .orElseGet(() -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", effect.id())
                        .put("username", effect.userName()));
    }

    JsonNode group(GroupEffect.OfGroup effect) {
        return effect.kind() == ChangeKind.DELETED
                ? gone(effect.id(), effect.displayName())
                : group(effect.id(), effect.displayName());
    }

    JsonNode group(String id, String name) {
        GroupModel group = session.groups().getGroupById(realm, id);
        return Optional.ofNullable(group)
                .<JsonNode>map(model -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", model.getId())
                        .put("name", model.getName())
                        .put("path", KeycloakModelUtils.buildGroupPath(model)))
                .orElseGet(() -> gone(id, name));
    }

    private static JsonNode gone(String id, String name) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
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
}
