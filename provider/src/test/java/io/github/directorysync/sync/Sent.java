package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectorySettings;
import io.github.directorysync.scim.ListQuery;
import io.github.directorysync.scim.ResourceSchema;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.SearchRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a client sends. */
final class Sent {

    static final ListQuery EVERYTHING = ListQuery.read(ResourceSchema.USER, new SearchRequest(Map.of()));

    private Sent() {}

    /** JSON in single quotes. */
    static ObjectNode body(String text) {
        return ScimJson.object(text.replace('\'', '"'));
    }

    static ObjectNode patch(String operations) {
        return body("{'Operations': [" + operations + "]}");
    }

    /** The directory that sends it. */
    static Directory directory(Map<String, List<String>> settings) {
        var values = new HashMap<>(settings);
        values.put("alias", List.of("acme"));
        return new DirectorySettings(values).read("c1", "Acme");
    }
}
