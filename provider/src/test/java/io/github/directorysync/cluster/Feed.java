package io.github.directorysync.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Waiting;
import java.util.ArrayList;
import java.util.List;

/** The events of a realm, as the vendor's app reads them. */
record Feed(ClusterRealm realm) {

    private static final int PAGE = 100;

    /** All events, read from the beginning, once there are so many. */
    List<JsonNode> events(KeycloakServer node, int awaited) {
        List<JsonNode> all = new ArrayList<>();
        Waiting.until(() -> {
            all.clear();
            all.addAll(read(node));
            return all.size() >= awaited;
        });
        return all;
    }

    List<Long> positions(KeycloakServer node, int awaited) {
        return events(node, awaited).stream()
                .map(event -> event.path("position").asLong())
                .toList();
    }

    private List<JsonNode> read(KeycloakServer node) {
        List<JsonNode> all = new ArrayList<>();
        String after = "0";
        JsonNode page;
        do {
            page = api(node).get("/events?max=" + PAGE + "&after=" + after).ok().json();
            page.path("items").forEach(all::add);
            after = page.path("next").asText();
        } while (!page.path("items").isEmpty());
        return all;
    }

    /** The admin API of directory sync in the realm. */
    Http api(KeycloakServer node) {
        Http signedIn = node.admin().signedIn();
        return new Http(signedIn.base() + "/admin/realms/" + realm.name() + "/directory-sync", signedIn.headers());
    }
}
