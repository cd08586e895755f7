package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.InvalidSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a list a caller wants: {@code first} and {@code max} in the address, as everywhere in Keycloak.
 *
 * @param first how many to skip, from 0
 * @param max how many at most, 1 to 1,000
 */
record Slice(int first, int max) {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    /**
     * Reads the parameters.
     *
     * @throws InvalidSettings if one is not a whole number within its bounds
     */
    static Slice of(MultivaluedMap<String, String> parameters) {
        return new Slice(
                number(parameters, "first", 0, Integer.MAX_VALUE).orElse(0),
                number(parameters, "max", 1, MOST).orElse(USUAL));
    }

    static Optional<Integer> number(MultivaluedMap<String, String> parameters, String name, int least, int most) {
        return Optional.ofNullable(parameters.getFirst(name)).map(text -> {
            try {
                int number = Integer.parseInt(text.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Said below, like a number that does not fit.
            }
            throw new InvalidSettings(name, name + " must be a whole number from " + least + " to " + most + ".");
        });
    }

    /** How every list of the admin API is answered. */
    static ObjectNode answer(long total, List<ObjectNode> items) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("total", total);
        answer.putArray("items").addAll(items);
        return answer;
    }
}
