package io.github.directorysync.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Admin;
import io.github.directorysync.whole.TestDirectory;
import java.util.List;
import java.util.stream.StreamSupport;

/** The activity log of a directory, as the admin API gives it. */
record ActivityEntries(TestDirectory directory) {

    /** One JSON document per line, of all entries. */
    String exported() {
        return exported("");
    }

    /** One JSON document per line, of the entries that a query such as {@code ?operation=create-user} selects. */
    String exported(String query) {
        return admin().signedIn()
                .with("Accept", "application/x-ndjson")
                .get("/admin/realms" + path() + query)
                .ok()
                .body();
    }

    /** The entries of requests that changed something, newest first, each with its effects. */
    List<JsonNode> changes() {
        JsonNode items =
                admin().get(path() + "?writesOnly=true&max=100").ok().json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(this::detailed)
                .toList();
    }

    /** The newest entry of an operation, with its effects. */
    JsonNode latest(String operation) {
        return detailed(
                admin().get(path() + "?operation=" + operation).ok().json().at("/items/0"));
    }

    private JsonNode detailed(JsonNode item) {
        return admin().get(path() + "/" + item.path("id").asText()).ok().json();
    }

    private String path() {
        return directory.adminPath() + "/activity";
    }

    private Admin admin() {
        return directory.keycloak().admin();
    }
}
