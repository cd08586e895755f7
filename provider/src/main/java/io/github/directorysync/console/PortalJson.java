package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.keycloak.DirectoryRegister;
import io.github.directorysync.keycloak.RoleReach;
import java.util.Set;

/** What the set-up portal shows: of the directory only what is the customer's own business. */
record PortalJson(LinkHolder holder) {

    private static final Set<String> SHOWN = Set.of(
            "alias",
            "name",
            "kind",
            "status",
            "attention",
            "users",
            "groups",
            "firstRequest",
            "lastRequest",
            "lastDone",
            "lastRefused",
            "refusal",
            "refusedInARow",
            "scimBaseUrl",
            "setup");

    /** The customer can do something about these. */
    private static final Set<String> THEIRS = Set.of("token-expires", "token-expired", "no-token", "refused", "silent");

    ObjectNode session() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("expires", holder.opened().ends().toString());
        json.put("label", holder.link().label());
        LinkJson.scopes(holder.link(), json.putArray("scopes"));
        json.set("directory", directory());
        return json;
    }

    ObjectNode directory() {
        ObjectNode json = new DirectoryJson(holder.session(), holder.seesPeople())
                .whole(new DirectoryRegister(holder.session(), holder.realm())
                        .find(holder.directory().alias())
                        .orElseThrow());
        json.retain(SHOWN);
        ArrayNode attention = JsonNodeFactory.instance.arrayNode();
        for (JsonNode reason : json.path("attention")) {
            if (THEIRS.contains(reason.path("code").asText())) {
                attention.add(reason);
            }
        }
        json.set("attention", attention);
        return json;
    }

    /** An app that groups may be mapped to, with the roles that the link reaches. */
    static ObjectNode of(RoleReach.Reached reached) {
        ObjectNode app = JsonNodeFactory.instance.objectNode();
        app.put("id", reached.id());
        app.put("name", reached.app().displayName().orElse(reached.app().name()));
        ArrayNode roles = app.putArray("roles");
        reached.roles().forEach(role -> roles.add(RoleWords.of(role)));
        return app;
    }
}
