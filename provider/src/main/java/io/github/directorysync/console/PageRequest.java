package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Which part of a list a caller wants: {@code first} and {@code max} in the address, as everywhere in Keycloak.
 *
 * @param first how many to skip, from 0
 * @param max how many at most, 1 to 1,000
 */
public record PageRequest(int first, int max) {

    /** Of a list that is in memory as a whole. */
    <T> List<T> of(List<T> all) {
        return all.stream().skip(first).limit(max).toList();
    }

    /** How every list of the admin API is answered. */
    public static ObjectNode answer(long total, List<ObjectNode> items) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("total", total);
        answer.putArray("items").addAll(items);
        return answer;
    }
}
