package io.github.directorysync.console.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.console.directories.DirectoryJson;
import io.github.directorysync.console.directories.OverviewResource;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.access.SignInState;
import io.github.directorysync.keycloak.admin.DirectoryAdmin;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.EntitlementCheck;
import io.github.directorysync.keycloak.guard.HeldChangeQueue;
import io.github.directorysync.keycloak.people.PeopleCounts;
import io.github.directorysync.keycloak.portal.ReturnUrls;
import io.github.directorysync.keycloak.roles.RoleCeiling;
import java.util.HashSet;
import java.util.Set;

/** The JSON of the set-up portal: only those facts of the directory that concern the customer. */
record PortalJson(PortalCaller holder) {

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
            "refusalHint",
            "refusedInARow",
            "denied",
            "scimBaseUrl",
            "setup");

    /** Attention codes that the customer can resolve. */
    private static final Set<String> THEIRS =
            Set.of("token-expires", "token-expired", "no-token", "refused", "denied", "silent");

    /** A code that only the vendor can resolve; the customer is told whom to ask. */
    private static final String NOT_ENABLED = "not-enabled";

    ObjectNode session() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("expires", holder.opened().ends().toString());
        json.put("label", holder.link().label());
        LinkJson.scopes(holder.link(), json.putArray("scopes"));
        ReturnUrls allowed = new ReturnUrls(holder.session(), holder.realm(), holder.directory());
        holder.link().returnUrl().filter(allowed::allow).ifPresent(url -> json.put("returnUrl", url));
        json.set("directory", directory());
        return json;
    }

    ObjectNode directory() {
        ObjectNode json = new DirectoryJson(holder.session(), holder.seesPeople())
                .whole(new DirectoryAdmin(holder.session(), holder.realm())
                        .find(holder.directory().alias())
                        .orElseThrow());
        Set<String> shown = new HashSet<>(SHOWN);
        shown.addAll(PortalSettings.of(holder.link()));
        json.retain(shown);
        signIn(json.putObject("signIn"));
        ArrayNode attention = JsonNodeFactory.instance.arrayNode();
        new EntitlementCheck(holder.session(), holder.realm())
                .of(holder.directory())
                .refusal(holder.directory())
                .ifPresent(why -> attention
                        .addObject()
                        .put("code", NOT_ENABLED)
                        .put("text", why + " Nothing is lost; whoever provides this service can enable it."));
        for (JsonNode reason : json.path("attention")) {
            if (THEIRS.contains(reason.path("code").asText())) {
                attention.add(reason);
            }
        }
        json.set("attention", attention);
        return json;
    }

    /** The state of SAML enforcement; missing parts by their codes only, as the sentences name flows of the realm. */
    private void signIn(ObjectNode json) {
        Directory directory = now();
        json.put("linked", directory.saml().identityProvider().isPresent());
        json.put("enforced", directory.saml().enforced());
        json.put("required", directory.saml().required());
        ArrayNode missing = json.putArray("missing");
        new SignInState(holder.session(), holder.realm())
                .of(directory)
                .missing(directory)
                .forEach(reason -> missing.add(reason.code()));
    }

    /** Reads the directory again, as this request may have changed it. */
    private Directory now() {
        return DirectoryLookup.find(holder.realm(), holder.directory().alias()).orElseThrow();
    }

    /** The current numbers of people and groups. */
    ObjectNode counts() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        OverviewResource.people(PeopleCounts.of(holder.session(), holder.realm(), now()), json.putObject("people"));
        json.put(
                "groups",
                new DirectoryAdmin(holder.session(), holder.realm())
                        .find(holder.directory().alias())
                        .orElseThrow()
                        .groups());
        return json.put("held", new HeldChangeQueue(holder.session(), holder.directory()).waiting());
    }

    /** An app to whose roles groups may be mapped, with the roles that the link permits. */
    static ObjectNode of(RoleCeiling.Reached reached) {
        ObjectNode app = JsonNodeFactory.instance.objectNode();
        app.put("id", reached.id());
        app.put("name", reached.app().displayName().orElse(reached.app().name()));
        ArrayNode roles = app.putArray("roles");
        reached.roles().forEach(role -> roles.add(RoleJson.of(role)));
        return app;
    }
}
