package io.github.directorysync.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.scim.schema.ResourceSchema;
import io.github.directorysync.scim.search.ListQuery;
import io.github.directorysync.scim.search.SearchRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a client sends. */
public final class Sent {

    public static final ListQuery EVERYTHING = ListQuery.read(ResourceSchema.USER, new SearchRequest(Map.of()));

    private Sent() {}

    /** JSON in single quotes. */
    public static ObjectNode body(String text) {
        return ScimJson.object(text.replace('\'', '"'));
    }

    public static ObjectNode patch(String operations) {
        return body("{'Operations': [" + operations + "]}");
    }

    /** The directory that sends it. */
    public static Directory directory(Map<String, List<String>> settings) {
        var values = new HashMap<>(settings);
        values.put("alias", List.of("acme"));
        return new DirectorySettings(values).read("c1", "Acme");
    }
}
