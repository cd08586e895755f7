package io.github.directorysync.sync.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Text;
import java.util.List;
import java.util.Locale;

/**
 * Writes an effect as a JSON object: the name of the effect and its fields.
 *
 * @param mostIds the maximum number of users in each list
 */
record EffectFields(int mostIds) implements EffectVisitor<ObjectNode> {

    private static final int LONGEST = 300;

    /** The name of an effect in filters of the log, such as {@code user-created}. */
    private static ObjectNode begun(String thing, Enum<?> kind) {
        return begun(thing + "-" + kind.name().toLowerCase(Locale.ROOT));
    }

    private static ObjectNode begun(String word) {
        return JsonNodeFactory.instance.objectNode().put("effect", word);
    }

    @Override
    public ObjectNode user(Effect.OfUser effect) {
        ObjectNode json = begun("user", effect.kind());
        json.put("id", effect.id());
        json.put("userName", effect.userName());
        return with(json, effect.changes());
    }

    @Override
    public ObjectNode group(GroupEffect.OfGroup effect) {
        ObjectNode json = begun("group", effect.kind());
        json.put("id", effect.id());
        json.put("displayName", effect.displayName());
        return with(json, effect.changes());
    }

    @Override
    public ObjectNode members(GroupEffect.MembersChanged effect) {
        ObjectNode json = begun("members-changed");
        json.put("id", effect.group());
        json.put("displayName", effect.displayName());
        list(json, "joined", effect.joined());
        list(json, "left", effect.left());
        if (effect.notTaken().count() > 0) {
            json.put("leftOut", effect.notTaken().count());
            some(json, "unknown", effect.notTaken().unknown());
            some(json, "nestedGroups", effect.notTaken().groups());
        }
        return json;
    }

    /** The first hundred, which is enough to find the cause. */
    private static void some(ObjectNode json, String name, List<String> ids) {
        if (!ids.isEmpty()) {
            ArrayNode list = json.putArray(name);
            ids.stream().limit(EffectJson.MOST).forEach(list::add);
        }
    }

    @Override
    public ObjectNode membersNotSent(GroupEffect.MembersNotSent effect) {
        return begun("members-not-sent")
                .put("id", effect.group())
                .put("displayName", effect.displayName())
                .put("putWithoutMembers", effect.cleared() ? "clear" : "keep");
    }

    @Override
    public ObjectNode withheld(Effect.Withheld effect) {
        ObjectNode json = begun("withheld");
        json.put("option", effect.option());
        json.put("what", effect.kind().name().toLowerCase(Locale.ROOT));
        json.put("userName", effect.userName());
        return with(json, effect.changes());
    }

    @Override
    public ObjectNode guarded(Effect.Guarded effect) {
        ObjectNode json = begun(effect.held().isPresent() ? "held" : "refused");
        effect.held().ifPresent(id -> json.put("id", id));
        effect.whom().ifPresent(person -> json.put("user", person.id()).put("userName", person.userName()));
        return json.put("reason", effect.reason());
    }

    @Override
    public ObjectNode decided(Effect.Decided effect) {
        ObjectNode json = begun(effect.applied() ? "held-applied" : "held-discarded");
        json.put("id", effect.held());
        json.put("user", effect.whom().id()).put("userName", effect.whom().userName());
        effect.group().ifPresent(group -> json.put("group", group));
        return json;
    }

    /** Omits the account that was found: the customer can read the log, but must not see other accounts of the realm. */
    @Override
    public ObjectNode reviewed(Effect.Reviewed effect) {
        return begun("needs-review").put("userName", effect.person().userName());
    }

    @Override
    public ObjectNode leftOut(Effect.PartsLeftOut effect) {
        ObjectNode json = begun("left-out").put("id", effect.id()).put("userName", effect.userName());
        ArrayNode list = json.putArray("refused");
        effect.parts().stream()
                .limit(EffectJson.MOST)
                .forEach(part -> list.addObject()
                        .put("path", Text.fitting(part.path(), LONGEST))
                        .put("status", part.status())
                        .put("detail", Text.fitting(part.detail(), LONGEST)));
        return json;
    }

    @Override
    public ObjectNode passedOver(Effect.PassedOver effect) {
        ObjectNode json =
                begun("profile-rules-passed-over").put("id", effect.id()).put("userName", effect.userName());
        ArrayNode list = json.putArray("rules");
        effect.rules().stream()
                .limit(EffectJson.MOST)
                .forEach(rule -> list.addObject()
                        .put("path", Text.fitting(rule.path(), LONGEST))
                        .put("rule", Text.fitting(rule.rule(), LONGEST)));
        return json;
    }

    @Override
    public ObjectNode sessions(Effect.SessionsEnded effect) {
        ObjectNode json = begun("sessions-ended");
        json.put("id", effect.userId());
        effect.app().ifPresent(app -> json.put("app", app));
        return json;
    }

    @Override
    public ObjectNode role(Effect.RoleChanged effect) {
        ObjectNode json = begun("role-changed");
        json.put("id", effect.userId());
        json.put("app", effect.app());
        effect.before().ifPresent(role -> json.put("before", role));
        effect.after().ifPresent(role -> json.put("after", role));
        return json;
    }

    private static ObjectNode with(ObjectNode json, List<Change> changes) {
        if (!changes.isEmpty()) {
            EffectJson.changes(changes, json.putArray("changes"));
        }
        return json;
    }

    private void list(ObjectNode json, String name, List<String> ids) {
        if (!ids.isEmpty()) {
            json.put(name + "Count", ids.size());
            ArrayNode list = json.putArray(name);
            ids.stream().limit(mostIds).forEach(list::add);
        }
    }
}
