package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The page of a list that a caller asks for, by {@code first} and {@code max}, as everywhere in Keycloak's admin API.
 *
 * @param first how many to skip, from 0
 * @param max how many at most, 1 to 1,000
 */
public record PageRequest(int first, int max) {

    /** The page of a list that is completely in memory. */
    <T> List<T> of(List<T> all) {
        return all.stream().skip(first).limit(max).toList();
    }

    /** The answer for every list of the admin API. */
    public static ObjectNode answer(long total, List<ObjectNode> items) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("total", total);
        answer.putArray("items").addAll(items);
        return answer;
    }
}
