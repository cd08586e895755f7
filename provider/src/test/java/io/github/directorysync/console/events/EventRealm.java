package io.github.directorysync.console.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.console.CustomerRealm;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.FakeMailServer;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A realm with one directory, {@code acme}, whose events are read. */
final class EventRealm implements AutoCloseable {

    final FakeMailServer mail = FakeMailServer.open();
    final CustomerRealm realm;
    final Invited invited;
    final Http scim;

    EventRealm(KeycloakServer keycloak, String name) {
        realm = CustomerRealm.in(keycloak, name, mail.port());
        invited = Invited.in(realm);
        realm.api()
                .post(
                        "/directories",
                        Map.of(
                                "name",
                                "Acme",
                                "alias",
                                "acme",
                                "requireSaml",
                                false,
                                "rateLimit",
                                0,
                                "guard",
                                "off",
                                "apps",
                                List.of("shop")))
                .ok();
        scim = realm.scim("acme", realm.token("acme"));
    }

    Http api() {
        return realm.api();
    }

    /** All events, by pages of that size, until they are as many as awaited. */
    List<JsonNode> events(int page, int awaited) {
        List<JsonNode> all = new ArrayList<>();
        CustomerRealm.eventually(() -> {
            all.clear();
            all.addAll(read(page, ""));
            return all.size() >= awaited;
        });
        return all;
    }

    List<JsonNode> read(int page, String query) {
        List<JsonNode> all = new ArrayList<>();
        String after = "0";
        JsonNode answer;
        do {
            answer = api().get("/events?max=" + page + "&after=" + after + query)
                    .ok()
                    .json();
            answer.path("items").forEach(all::add);
            after = answer.path("next").asText();
        } while (!answer.path("items").isEmpty());
        return all;
    }

    static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    /** Adds an endpoint for this receiver; the answer has its secret. */
    JsonNode webhook(WebhookReceiver receiver, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("url", receiver.url());
        return api().post("/webhooks", all).ok().json();
    }

    /** The endpoint as it is now. */
    JsonNode webhook(JsonNode endpoint) {
        return api().get(webhookPath(endpoint)).ok().json();
    }

    static String webhookPath(JsonNode endpoint) {
        return "/webhooks/" + endpoint.path("id").asText();
    }

    String user(String name) {
        return scim.post("/Users", Map.of("userName", name, "externalId", "x-" + name, "active", true))
                .createdId();
    }

    void patch(String path, Map<String, ?> operation) {
        scim.patch(
                        path,
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                                "Operations",
                                List.of(operation)))
                .ok();
    }

    @Override
    public void close() {
        realm.close();
        mail.close();
    }
}
