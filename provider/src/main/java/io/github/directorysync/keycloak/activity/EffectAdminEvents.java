package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectJson;
import io.github.directorysync.sync.activity.GroupEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;

/**
 * Sends the effects of a request as admin events, in the form that Keycloak uses for the same changes by an
 * administrator. Equal effects on many people are combined into a few events: see {@link BulkEffectEvents}. Every
 * affected person is in one of them.
 */
public final class EffectAdminEvents extends EffectsWithoutEvent {

    private final EventRepresentations subjects;
    private final String directory;
    private final AdminEvents channel;
    private final Set<String> deletedGroups;

    private EffectAdminEvents(KeycloakSession session, String directory, AdminEvents channel, List<Effect> effects) {
        this.subjects = new EventRepresentations(session, session.getContext().getRealm());
        this.directory = directory;
        this.channel = channel;
        this.deletedGroups = effects.stream()
                .filter(effect -> effect instanceof GroupEffect.OfGroup group && group.kind() == ChangeKind.DELETED)
                .map(effect -> ((GroupEffect.OfGroup) effect).id())
                .collect(Collectors.toSet());
    }

    /**
     * Sends the effects of a SCIM request, in its transaction.
     *
     * @param alias of the directory; the events name the client {@code directory:<alias>}
     * @param address the IP address of the client
     */
    public static void send(KeycloakSession session, String alias, String address, List<Effect> effects) {
        send(
                session,
                alias,
                AdminEvents.of(session, session.getContext().getRealm(), "directory:" + alias, address),
                effects);
    }

    /** Sends them for the actor of the channel. */
    static void send(KeycloakSession session, String alias, AdminEvents channel, List<Effect> effects) {
        EffectAdminEvents events = new EffectAdminEvents(session, alias, channel, effects);
        List<Effect> alone = new ArrayList<>();
        BulkEffectEvents.of(effects, alone).forEach(events::send);
        alone.forEach(effect -> effect.fold(events));
    }

    private void send(BulkEffectEvents.BulkEvent bulk) {
        channel.send(bulk.type(), bulk.operation(), bulk.path(directory), Map.of(WORD, bulk.word()), bulk.json());
    }

    /** Key of an event's details whose value names the effect. */
    public static final String WORD = "directory-sync";

    @Override
    public Boolean user(Effect.OfUser effect) {
        if (effect.kind() == ChangeKind.RELEASED) {
            return true;
        }
        JsonNode json = subjects.user(effect);
        return send(
                ResourceType.USER,
                EffectEventDetails.operation(effect.kind()),
                "users/" + effect.id(),
                effect,
                EffectEventDetails.changes(effect),
                json);
    }

    @Override
    public Boolean group(GroupEffect.OfGroup effect) {
        if (effect.kind() == ChangeKind.RELEASED) {
            return true;
        }
        JsonNode json = subjects.group(effect);
        return send(
                ResourceType.GROUP,
                EffectEventDetails.operation(effect.kind()),
                "groups/" + effect.id(),
                effect,
                effect.changes(),
                json);
    }

    /** Members of a deleted group get no event of their own, as in Keycloak. */
    @Override
    public Boolean members(GroupEffect.MembersChanged effect) {
        if (!deletedGroups.contains(effect.group())) {
            JsonNode group = subjects.group(effect.group(), effect.displayName());
            membership(OperationType.CREATE, effect, effect.joined(), group);
            membership(OperationType.DELETE, effect, effect.left(), group);
        }
        return true;
    }

    private void membership(
            OperationType operation, GroupEffect.MembersChanged effect, List<String> people, JsonNode group) {
        if (people.size() <= BulkEffectEvents.MANY) {
            people.forEach(id -> send(
                    ResourceType.GROUP_MEMBERSHIP,
                    operation,
                    "users/" + id + "/groups/" + effect.group(),
                    effect,
                    List.of(),
                    group));
            return;
        }
        BulkEffectEvents.chunks(people).forEach(some -> {
            ObjectNode all = EffectEventDetails.members(group, people.size(), some);
            send(
                    ResourceType.GROUP_MEMBERSHIP,
                    operation,
                    "groups/" + effect.group() + "/members",
                    effect,
                    List.of(),
                    all);
        });
    }

    @Override
    public Boolean guarded(Effect.Guarded effect) {
        String held = "directory-sync/directories/" + directory + "/held";
        return channel.send(
                "DIRECTORY_GUARD",
                OperationType.ACTION,
                effect.held().map(id -> held + "/" + id).orElse(held),
                Map.of(WORD, "guarded"),
                Optional.of(EffectJson.of(effect)));
    }

    @Override
    public Boolean reviewed(Effect.Reviewed effect) {
        return channel.send(
                "DIRECTORY_REVIEW",
                OperationType.ACTION,
                "users/" + effect.because().candidate() + "/directory-sync/review",
                Map.of(WORD, "needs-review"),
                Optional.of(EffectJson.of(effect)));
    }

    @Override
    public Boolean role(Effect.RoleChanged effect) {
        return channel.send(
                "DIRECTORY_ROLE",
                OperationType.UPDATE,
                "users/" + effect.userId() + "/directory-sync/roles/" + effect.app(),
                Map.of(WORD, "role-changed"),
                Optional.of(EffectJson.of(effect)));
    }

    private boolean send(
            ResourceType type,
            OperationType operation,
            String path,
            Effect effect,
            List<Change> changes,
            JsonNode representation) {
        return channel.send(
                type.name(), operation, path, EffectEventDetails.of(effect, changes), Optional.of(representation));
    }
}
