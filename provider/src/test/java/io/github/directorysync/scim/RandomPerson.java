package io.github.directorysync.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Resources of random people with many values. */
final class RandomPerson {

    static final List<String> LISTS = List.of("emails", "roles", "phoneNumbers", "addresses", "ims");

    private RandomPerson() {}

    /** With so many values in each list. */
    static ObjectNode of(Random random, int values) {
        ObjectNode person = Json.of("{'userName': 'a', 'title': 'b', 'active': true}");
        for (String list : LISTS) {
            ArrayNode all = person.putArray(list);
            for (int i = 0; i < values; i++) {
                element(all.addObject(), random, values);
            }
        }
        return person;
    }

    static void element(ObjectNode element, Random random, int values) {
        element.put(random.nextInt(4) == 0 ? "display" : "value", random.nextInt(values + 1) + "@x");
        if (random.nextBoolean()) {
            element.put("type", random.nextBoolean() ? "work" : "home");
        }
        if (random.nextInt(5) == 0) {
            element.put("primary", random.nextBoolean());
        }
    }
}
