package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.Text;
import java.util.List;
import java.util.Locale;

/** Effects as the log keeps and shows them. Long lists are cut, and say how long they are. */
public final class EffectJson implements Effect.Cases<ObjectNode> {

    private static final int MOST = 100;
    private static final int LONGEST = 300;

    private EffectJson() {}

    public static ObjectNode of(Effect effect) {
        return effect.fold(new EffectJson());
    }

    /** The first hundred. */
    public static ArrayNode of(List<Effect> effects) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        effects.stream().limit(MOST).map(EffectJson::of).forEach(list::add);
        return list;
    }

    /** A word that people and filters know it by, such as {@code user-created}. */
    private static ObjectNode begun(String thing, Enum<?> deed) {
        return begun(thing + "-" + deed.name().toLowerCase(Locale.ROOT));
    }

    private static ObjectNode begun(String word) {
        return JsonNodeFactory.instance.objectNode().put("effect", word);
    }

    @Override
    public ObjectNode user(Effect.OfUser effect) {
        ObjectNode json = begun("user", effect.deed());
        json.put("id", effect.id());
        json.put("userName", effect.userName());
        return with(json, effect.changes());
    }

    @Override
    public ObjectNode group(Effect.OfGroup effect) {
        ObjectNode json = begun("group", effect.deed());
        json.put("id", effect.id());
        json.put("displayName", effect.displayName());
        return with(json, effect.changes());
    }

    @Override
    public ObjectNode members(Effect.Members effect) {
        ObjectNode json = begun("members-changed");
        json.put("id", effect.group());
        json.put("displayName", effect.displayName());
        list(json, "joined", effect.joined());
        list(json, "left", effect.left());
        if (effect.leftOut() > 0) {
            json.put("leftOut", effect.leftOut());
        }
        return json;
    }

    @Override
    public ObjectNode withheld(Effect.Withheld effect) {
        ObjectNode json = begun("withheld");
        json.put("option", effect.option());
        json.put("what", effect.deed().name().toLowerCase(Locale.ROOT));
        json.put("userName", effect.userName());
        return with(json, effect.changes());
    }

    @Override
    public ObjectNode guarded(Effect.Guarded effect) {
        ObjectNode json = begun(effect.held().isPresent() ? "held" : "refused");
        effect.held().ifPresent(id -> json.put("id", id));
        return json.put("reason", effect.reason());
    }

    /** The customer's people read the log too, and need not know who is what in the realm. */
    @Override
    public ObjectNode reviewed(Effect.Reviewed effect) {
        return begun("needs-review").put("userName", effect.person().userName());
    }

    @Override
    public ObjectNode leftOut(Effect.LeftOut effect) {
        ObjectNode json = begun("left-out").put("id", effect.id()).put("userName", effect.userName());
        ArrayNode list = json.putArray("refused");
        effect.parts().stream()
                .limit(MOST)
                .forEach(part -> list.addObject()
                        .put("path", Text.fitting(part.path(), LONGEST))
                        .put("status", part.status())
                        .put("detail", Text.fitting(part.detail(), LONGEST)));
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
            ArrayNode list = json.putArray("changes");
            for (Change change : changes) {
                ObjectNode one = list.addObject().put("path", change.path());
                change.before().ifPresent(value -> one.put("before", value));
                change.after().ifPresent(value -> one.put("after", value));
            }
        }
        return json;
    }

    private static void list(ObjectNode json, String name, List<String> ids) {
        if (!ids.isEmpty()) {
            json.put(name + "Count", ids.size());
            ArrayNode list = json.putArray(name);
            ids.stream().limit(MOST).forEach(list::add);
        }
    }
}
