package io.github.directorysync.sync.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.sync.activity.Change;
import io.github.directorysync.sync.activity.ChangeKind;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.GroupEffect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The drafts of the events of a change, in the order of its effects. Equal role changes of many people are one draft.
 * Effects that change nothing, such as held removals, cause no event.
 */
public final class EffectDrafts extends UneventfulEffects {

    private static final String USER = EventData.USER;
    private static final String GROUP = EventData.GROUP;
    private static final String ACTIVE = "active";
    private static final String PASSWORD = "password";

    private record SameRoleChange(String app, Optional<String> before, Optional<String> after) {}

    private final EventObjects objects;
    private final List<Optional<EventDraft>> drafts = new ArrayList<>();
    private final Map<SameRoleChange, List<String>> roles = new LinkedHashMap<>();
    private final Map<SameRoleChange, Integer> places = new LinkedHashMap<>();
    private final Set<String> deletedGroups = new HashSet<>();

    private EffectDrafts(EventObjects objects) {
        this.objects = objects;
    }

    /** The drafts of these effects. */
    public static List<EventDraft> of(List<Effect> effects, EventObjects objects) {
        EffectDrafts drafts = new EffectDrafts(objects);
        effects.forEach(effect -> {
            if (effect instanceof GroupEffect.OfGroup group && group.kind() == ChangeKind.DELETED) {
                drafts.deletedGroups.add(group.id());
            }
        });
        effects.forEach(effect -> effect.fold(drafts));
        drafts.places.forEach((change, place) -> drafts.drafts.set(place, Optional.of(drafts.draft(change))));
        return drafts.drafts.stream().flatMap(Optional::stream).toList();
    }

    private boolean add(EventType type, ObjectNode data) {
        return drafts.add(Optional.of(new EventDraft(type, data)));
    }

    @Override
    public Boolean user(Effect.OfUser effect) {
        List<Change> changes = changes(effect);
        return switch (effect.kind()) {
            case CREATED -> add(EventType.USER_CREATED, created(effect, changes));
            case LINKED ->
                add(
                        EventType.USER_CREATED,
                        EventData.current(described(effect), changes).put("linked", true));
            case CHANGED ->
                (changes.isEmpty() && !effect.changes().isEmpty())
                        || add(EventType.USER_UPDATED, EventData.changed(described(effect), changes));
            case REACTIVATED -> add(EventType.USER_UPDATED, EventData.changed(described(effect), changes));
            case SUSPENDED ->
                objects.isProvisioned(effect.id())
                        ? add(EventType.USER_UPDATED, EventData.changed(described(effect), changes))
                        : add(EventType.USER_DELETED, formerUser(effect).put("accountKept", true));
            case DELETED -> add(EventType.USER_DELETED, formerUser(effect).put("accountKept", false));
            case RELEASED -> add(EventType.USER_DELETED, formerUser(effect).put("accountKept", true));
        };
    }

    private ObjectNode created(Effect.OfUser effect, List<Change> changes) {
        ObjectNode data = described(effect);
        List<Change> all = new ArrayList<>(changes);
        Optional.ofNullable(data.path(USER).get(ACTIVE))
                .ifPresent(active -> all.add(new Change(ACTIVE, Optional.empty(), Optional.of(active.asText()))));
        return EventData.current(data, all);
    }

    private ObjectNode described(Effect.OfUser effect) {
        return EventData.json(USER, objects.user(effect.id(), effect.userName()));
    }

    private static ObjectNode formerUser(Effect.OfUser effect) {
        return EventData.formerUser(effect.id(), effect.userName());
    }

    /**
     * The changed attributes, without the password. {@code active} is that of the account: the directory may say something else,
     * which an access group or the guard keeps from happening.
     */
    private static List<Change> changes(Effect.OfUser effect) {
        List<Change> changes = new ArrayList<>(effect.changes());
        changes.removeIf(
                change -> change.path().equals(PASSWORD) || change.path().equals(ACTIVE));
        boolean off = effect.kind() == ChangeKind.SUSPENDED;
        if (off || effect.kind() == ChangeKind.REACTIVATED) {
            changes.add(new Change(ACTIVE, Optional.of(Boolean.toString(off)), Optional.of(Boolean.toString(!off))));
        }
        return changes;
    }

    @Override
    public Boolean group(GroupEffect.OfGroup effect) {
        return switch (effect.kind()) {
            case CREATED -> add(EventType.GROUP_CREATED, EventData.current(described(effect), effect.changes()));
            case LINKED ->
                add(
                        EventType.GROUP_CREATED,
                        EventData.current(described(effect), effect.changes()).put("linked", true));
            case CHANGED, SUSPENDED, REACTIVATED ->
                add(EventType.GROUP_UPDATED, EventData.changed(described(effect), effect.changes()));
            case DELETED -> add(EventType.GROUP_DELETED, formerGroup(effect).put("groupKept", false));
            case RELEASED -> add(EventType.GROUP_DELETED, formerGroup(effect).put("groupKept", true));
        };
    }

    private ObjectNode described(GroupEffect.OfGroup effect) {
        return EventData.json(GROUP, objects.group(effect.id(), effect.displayName()));
    }

    private static ObjectNode formerGroup(GroupEffect.OfGroup effect) {
        return EventData.formerGroup(effect.id(), effect.displayName());
    }

    /** Members of a deleted group cause no event of their own, as in Keycloak's admin events. */
    @Override
    public Boolean members(GroupEffect.MembersChanged effect) {
        if (!deletedGroups.contains(effect.group())) {
            members(EventType.MEMBER_ADDED, effect, effect.joined());
            members(EventType.MEMBER_REMOVED, effect, effect.left());
        }
        return true;
    }

    private void members(EventType type, GroupEffect.MembersChanged effect, List<String> users) {
        if (!users.isEmpty()) {
            ObjectNode group = objects.group(effect.group(), effect.displayName());
            drafts.add(Optional.of(new EventDraft(type, users, EventData.json(GROUP, group))));
        }
    }

    @Override
    public Boolean role(Effect.RoleChanged effect) {
        SameRoleChange change = new SameRoleChange(effect.app(), effect.before(), effect.after());
        places.computeIfAbsent(change, first -> {
            drafts.add(Optional.empty());
            return drafts.size() - 1;
        });
        return roles.computeIfAbsent(change, first -> new ArrayList<>()).add(effect.userId());
    }

    private EventDraft draft(SameRoleChange change) {
        ObjectNode data = EventData.json("app", objects.app(change.app()));
        EventData.put(data, "role", change.after());
        EventData.put(data.putObject("previous"), "role", change.before());
        return new EventDraft(EventType.ROLE_CHANGED, roles.getOrDefault(change, List.of()), data);
    }
}
