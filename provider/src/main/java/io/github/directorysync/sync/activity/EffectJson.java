package io.github.directorysync.sync.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Effects as JSON, as the activity log stores and shows them. In the entry itself long lists are cut, and say how long they are;
 * {@link EffectParts} has all of them.
 */
public final class EffectJson {

    /** Effects in an entry, and users, parts or rules in the list of an effect. */
    static final int MOST = 100;

    /** Characters that an entry has room for. */
    private static final int ROOM = 64 * 1024;

    private EffectJson() {}

    /** With the first hundred users of each list. */
    public static ObjectNode of(Effect effect) {
        return effect.fold(new EffectFields(MOST));
    }

    /** With all users of each list. */
    static ObjectNode whole(Effect effect) {
        return effect.fold(new EffectFields(Integer.MAX_VALUE));
    }

    /** The first hundred, or fewer if they are long; always the first. */
    public static ArrayNode of(List<Effect> effects) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        int length = 0;
        for (Effect effect : effects.subList(0, Math.min(MOST, effects.size()))) {
            ObjectNode json = of(effect);
            length += json.toString().length();
            if (length > ROOM && !list.isEmpty()) {
                break;
            }
            list.add(json);
        }
        return list;
    }

    /** Whether {@link #of(List)} of these, which it has answered, lacks nothing. */
    static boolean isWhole(ArrayNode brief, List<Effect> effects) {
        return brief.size() == effects.size()
                && effects.stream()
                        .allMatch(effect -> !(effect instanceof GroupEffect.MembersChanged members)
                                || (members.joined().size() <= MOST
                                        && members.left().size() <= MOST));
    }

    /** What became of attributes, each an object. */
    public static ArrayNode changes(List<Change> changes, ArrayNode list) {
        for (Change change : changes) {
            ObjectNode one = list.addObject().put("path", change.path());
            change.before().ifPresent(value -> one.put("before", value));
            change.after().ifPresent(value -> one.put("after", value));
        }
        return list;
    }
}
