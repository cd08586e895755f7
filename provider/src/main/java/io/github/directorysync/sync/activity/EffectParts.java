package io.github.directorysync.sync.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The complete effects of a log entry that is too small for them, split into parts of limited size. A part contains at least
 * one effect, even if that exceeds the limit.
 */
public final class EffectParts {

    /** The maximum size of a part in characters. */
    static final int ROOM = 32 * 1024;

    /** The maximum number of users in one effect of a part. */
    static final int PEOPLE = 500;

    private EffectParts() {}

    /** The parts in order; empty if the entry is complete. */
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

    /** Splits a change of many members into several effects. */
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
