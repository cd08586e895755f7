package io.github.directorysync.console.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.brand.Brand;
import io.github.directorysync.keycloak.admin.ConsoleClient;
import io.github.directorysync.keycloak.store.RealmSwitches;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** The configuration of a page, written into its HTML as JSON: URLs, the client ID for sign-in, the brand and all messages. */
record PageFacts(KeycloakSession session, Locale locale, Properties words) {

    /** The prefix of the message keys of this project. */
    static final String OURS = "ds.";

    /** For a script element: nothing in it ends the element. */
    String json() {
        RealmModel realm = session.getContext().getRealm();
        boolean master = Config.getAdminRealm().equals(realm.getName());
        String name = Optional.ofNullable(realm.getDisplayName())
                .filter(text -> !text.isBlank())
                .orElse(realm.getName());
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("realm", realm.getName());
        facts.put("realmName", name);
        facts.put(
                "base",
                withoutSlash(session.getContext().getUri(UrlType.FRONTEND).getBaseUri()));
        String adminBase =
                withoutSlash(session.getContext().getUri(UrlType.ADMIN).getBaseUri());
        facts.put("adminBase", adminBase);
        facts.put("admin", adminBase + "/admin");
        facts.put("master", master);
        facts.put("adminRealm", Config.getAdminRealm());
        facts.put("clientId", ConsoleClient.ID);
        facts.put("locale", locale.toLanguageTag());
        // In the admin realm one signs in to look after other realms.
        facts.put("enabled", master || RealmSwitches.isEnabled(realm));
        Brand brand = RealmSwitches.brand(realm);
        ObjectNode shown = facts.putObject("brand").put("name", brand.name());
        brand.logo().ifPresent(logo -> shown.put("logo", logo));
        ObjectNode messages = facts.putObject("words");
        words.stringPropertyNames().stream()
                .filter(key -> key.startsWith(OURS))
                .sorted()
                .forEach(key -> messages.put(key.substring(OURS.length()), words.getProperty(key)));
        return facts.toString().replace("<", "\\u003c");
    }

    private static String withoutSlash(URI address) {
        return address.toString().replaceAll("/+$", "");
    }
}
