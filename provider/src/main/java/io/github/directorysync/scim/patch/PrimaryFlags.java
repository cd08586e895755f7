package io.github.directorysync.scim.patch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.scim.schema.Primary;
import java.util.HashSet;
import java.util.Set;

/**
 * Tracks which elements of a list are {@code primary}, so that changes need not search the list each time. An element that
 * becomes primary takes the flag from the others (RFC 7644 §3.5.2).
 */
final class PrimaryFlags {

    private final ArrayNode list;
    private final Set<Integer> flagged = new HashSet<>();

    PrimaryFlags(ArrayNode list) {
        this.list = list;
        for (int at = 0; at < list.size(); at++) {
            if (Primary.flagged(list.get(at))) {
                flagged.add(at);
            }
        }
    }

    /** The element at that index was added or changed. */
    void changed(int at) {
        flagged.remove(at);
        if (Primary.flagged(list.get(at))) {
            flagged.forEach(other -> ((ObjectNode) list.get(other)).put("primary", false));
            flagged.clear();
            flagged.add(at);
        }
    }
}
