package io.github.directorysync.sync.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All effects of an entry of the log that has no room for them: nobody concerned is missing, and no part is longer than a
 * row should be. There is always one effect in a part, however long that is.
 */
public final class EffectParts {

    /** Characters of a part. */
    static final int ROOM = 32 * 1024;

    /** People in one effect of a part. */
    static final int PEOPLE = 500;

    private EffectParts() {}

    /** The parts in order; none if the entry itself says it all. */
    public static List<ArrayNode> of(ArrayNode inEntry, List<Effect> effects) {
        if (EffectJson.isWhole(inEntry, effects)) {
            return List.of();
        }
        List<ArrayNode> parts = new ArrayList<>();
        ArrayNode part = JsonNodeFactory.instance.arrayNode();
        int length = 0;
        for (Effect effect : (Iterable<Effect>) effects.stream().flatMap(EffectParts::split)::iterator) {
            ObjectNode json = EffectJson.whole(effect);
            int more = json.toString().length();
            if (length + more > ROOM && !part.isEmpty()) {
                parts.add(part);
                part = JsonNodeFactory.instance.arrayNode();
                length = 0;
            }
            part.add(json);
            length += more;
        }
        parts.add(part);
        return parts;
    }

    /** Of many people who join or leave a group, some at a time. */
    private static Stream<Effect> split(Effect effect) {
        if (!(effect instanceof GroupEffect.MembersChanged members)
                || members.joined().size() + members.left().size() <= PEOPLE) {
            return Stream.of(effect);
        }
        Stream<Effect> joined = chunks(members.joined())
                .map(some -> new GroupEffect.MembersChanged(members.group(), members.displayName(), some, List.of()));
        Stream<Effect> left = chunks(members.left())
                .map(some -> new GroupEffect.MembersChanged(members.group(), members.displayName(), List.of(), some));
        Stream<Effect> leftOut = Stream.of(members.notTaken())
                .filter(some -> some.count() > 0)
                .map(some -> new GroupEffect.MembersChanged(
                        members.group(), members.displayName(), List.of(), List.of(), some));
        return Stream.of(joined, left, leftOut).flatMap(all -> all);
    }

    private static Stream<List<String>> chunks(List<String> people) {
        return Stream.iterate(0, from -> from < people.size(), from -> from + PEOPLE)
                .map(from -> people.subList(from, Math.min(people.size(), from + PEOPLE)));
    }
}
