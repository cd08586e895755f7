package io.github.directorysync.sync.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Effects as JSON, as the activity log stores and shows them. Long lists in an entry are cut and include their length;
 * {@link EffectParts} has the complete lists.
 */
public final class EffectJson {

    /** The maximum number of effects in an entry, and of users, parts or rules in a list of an effect. */
    static final int MOST = 100;

    /** The maximum size of an entry in characters. */
    private static final int ROOM = 64 * 1024;

    private EffectJson() {}

    /** The effect with the first hundred users of each list. */
    public static ObjectNode of(Effect effect) {
        return effect.fold(new EffectFields(MOST));
    }

    /** The effect with all users of each list. */
    static ObjectNode whole(Effect effect) {
        return effect.fold(new EffectFields(Integer.MAX_VALUE));
    }

    /** The first hundred effects, or fewer if they are long; always at least the first. */
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

    /** Whether the result of {@link #of(List)} is complete. */
    static boolean isWhole(ArrayNode brief, List<Effect> effects) {
        return brief.size() == effects.size()
                && effects.stream()
                        .allMatch(effect -> !(effect instanceof GroupEffect.MembersChanged members)
                                || (members.joined().size() <= MOST
                                        && members.left().size() <= MOST));
    }

    /** Changes of attributes, each as an object. */
    public static ArrayNode changes(List<Change> changes, ArrayNode list) {
        for (Change change : changes) {
            ObjectNode one = list.addObject().put("path", change.path());
            change.before().ifPresent(value -> one.put("before", value));
            change.after().ifPresent(value -> one.put("after", value));
        }
        return list;
    }
}
