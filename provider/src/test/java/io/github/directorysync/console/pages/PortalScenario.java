package io.github.directorysync.console.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.directorysync.console.Invited;
import io.github.directorysync.whole.Http;
import io.github.directorysync.whole.KeycloakServer;
import io.github.directorysync.whole.Visitor;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A realm whose customers are sent links, and a browser in which they open them. */
abstract class PortalScenario extends ConsoleScenario {

    final Invited invited;

    PortalScenario(KeycloakServer keycloak, String realmName) {
        super(keycloak, realmName);
        invited = Invited.in(realm);
    }

    /** A directory of the app, and a link that is good for everything. */
    JsonNode directoryWithLink(String alias, String kind) {
        realm.api()
                .post(
                        "/directories",
                        Map.of(
                                "name",
                                alias,
                                "alias",
                                alias,
                                "kind",
                                kind,
                                "requireSaml",
                                false,
                                "apps",
                                List.of("shop")))
                .ok();
        return link(alias);
    }

    JsonNode link(String alias) {
        return invited.wish(
                        alias,
                        Map.of(
                                "scopes",
                                List.of(
                                        "connect",
                                        "options",
                                        "map-attributes",
                                        "map-groups",
                                        "rotate-token",
                                        "contacts",
                                        "read-log"),
                                "attributes",
                                List.of("jobTitle"),
                                "highestRoles",
                                Map.of(invited.app(), "Editor")))
                .ok()
                .json();
    }

    /** The customer, who has opened the link. */
    Visitor holderOf(JsonNode link, Consumer<Browser.NewContextOptions> options) {
        Visitor holder = visitor(options);
        holder.page().navigate(link.path("link").asText());
        holder.page().locator("h1").first().waitFor();
        return holder;
    }

    Visitor holderOf(JsonNode link) {
        return holderOf(link, options -> {});
    }

    /** The address of the portal, without a link. */
    String portal(String realmName) {
        return keycloak.url() + "/realms/" + realmName + "/directory-sync/portal/";
    }

    /** What stands there to be copied into the field that is called so. */
    static Locator toCopy(Visitor holder, String label) {
        return holder.page()
                .getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .locator("output");
    }

    /** One of the figures of what has arrived: 0 for the connection, then people, then groups. */
    static Locator arrived(Visitor holder, int figure) {
        return holder.page().locator(".listening dd").nth(figure);
    }

    /** The identity provider sends somebody. */
    static String push(Http scim, String userName, String title) {
        return scim.post(
                        "/Users",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:schemas:core:2.0:User"),
                                "userName",
                                userName,
                                "name",
                                Map.of("givenName", "Ann", "familyName", "Lee"),
                                "emails",
                                List.of(Map.of("value", userName, "type", "work", "primary", true)),
                                "title",
                                title,
                                "active",
                                true))
                .ok()
                .json()
                .path("id")
                .asText();
    }

    static String pushGroup(Http scim, String name, List<String> members) {
        return scim.post(
                        "/Groups",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:schemas:core:2.0:Group"),
                                "displayName",
                                name,
                                "members",
                                members.stream().map(id -> Map.of("value", id)).toList()))
                .ok()
                .json()
                .path("id")
                .asText();
    }
}
