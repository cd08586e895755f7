package io.github.directorysync.console.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.RoleJson;
import io.github.directorysync.console.portal.PortalPage;
import io.github.directorysync.directory.brand.Brand;
import io.github.directorysync.directory.brand.BrandColor;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.EntitlementCheck;
import io.github.directorysync.keycloak.store.RealmSwitches;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The settings of a realm in the JSON of the admin API. */
record RealmSettingsJson(KeycloakSession session, RealmModel realm) {

    /** The most characters of a logo in the log. */
    private static final int SHOWN = 30;

    /** The settings, and what follows from them. */
    ObjectNode whole() {
        ObjectNode json = settings();
        ObjectNode status = json.putObject(RealmSettingsForm.STATUS);
        status.put(RealmSettingsForm.ENABLED, RealmSwitches.isEnabled(realm));
        status.put("directories", DirectoryLookup.components(realm).count());
        status.put("enabledDirectories", new EntitlementCheck(session, realm).enabled());
        PortalPage page = new PortalPage(session, realm);
        status.put("portalUrl", page.address());
        ObjectNode defaults = status.putObject("defaults");
        defaults.put(RealmSettingsForm.DAYS, RealmSwitches.ACTIVITY_DAYS_DEFAULT);
        defaults.put(RealmSettingsForm.READ_DAYS, RealmSwitches.READ_DAYS_DEFAULT);
        defaults.put(RealmSettingsForm.EVENT_DAYS, RealmSwitches.EVENT_DAYS_DEFAULT);
        Brand brand = RealmSwitches.brand(realm);
        ObjectNode shown = status.putObject(RealmSettingsForm.BRAND);
        shown.put(RealmSettingsForm.NAME, brand.name());
        shown.put("accent", brand.accent());
        shown.put("onAccent", brand.onAccent());
        return json;
    }

    /** The settings; a value that cannot be read is shown as it works, and the brand as it is set. */
    private ObjectNode settings() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(RealmSettingsForm.ENABLED, RealmSwitches.isEnabled(realm));
        json.put(RealmSettingsForm.BY_ORGANIZATION, RealmSwitches.isByOrganization(realm));
        json.put(RealmSettingsForm.ACTIVITY, RealmSwitches.keepsActivity(realm));
        json.put(RealmSettingsForm.DAYS, RealmSwitches.activityDays(realm));
        json.put(RealmSettingsForm.READ_DAYS, RealmSwitches.activityReadDays(realm));
        json.put(RealmSettingsForm.EVENT_DAYS, RealmSwitches.eventDays(realm));
        RoleJson.put(json, RealmSettingsForm.PORTAL_URL, new PortalPage(session, realm).own());
        Brand brand = RealmSwitches.brand(realm);
        ObjectNode shown = json.putObject(RealmSettingsForm.BRAND);
        Optional.ofNullable(realm.getAttribute(Brand.NAME))
                .map(String::strip)
                .filter(brand.name()::equals)
                .ifPresent(name -> shown.put(RealmSettingsForm.NAME, name));
        RoleJson.put(shown, RealmSettingsForm.COLOR, brand.color().map(BrandColor::hex));
        RoleJson.put(shown, RealmSettingsForm.LOGO, brand.logo());
        return json;
    }

    /** The settings for the log and for events, without the content of the logo. */
    ObjectNode logged() {
        ObjectNode json = settings();
        ObjectNode brand = json.withObject("/" + RealmSettingsForm.BRAND);
        if (brand.has(RealmSettingsForm.LOGO)) {
            String logo = brand.path(RealmSettingsForm.LOGO).asText();
            brand.put(
                    RealmSettingsForm.LOGO,
                    logo.substring(0, Math.min(SHOWN, logo.length())) + "… (" + logo.length() + " characters, "
                            + Integer.toHexString(logo.hashCode()) + ")");
        }
        return json;
    }

    /** The changed fields, each with its value before and after. */
    static ArrayNode changes(ObjectNode before, ObjectNode now) {
        TreeMap<String, JsonNode> was = leaves(before);
        TreeMap<String, JsonNode> is = leaves(now);
        TreeMap<String, JsonNode> all = new TreeMap<>(was);
        all.putAll(is);
        ArrayNode changes = JsonNodeFactory.instance.arrayNode();
        all.keySet().stream()
                .filter(path -> !Optional.ofNullable(was.get(path)).equals(Optional.ofNullable(is.get(path))))
                .forEach(path -> {
                    ObjectNode change = changes.addObject().put("path", path);
                    Optional.ofNullable(was.get(path)).ifPresent(value -> change.set("before", value));
                    Optional.ofNullable(is.get(path)).ifPresent(value -> change.set("after", value));
                });
        return changes;
    }

    private static TreeMap<String, JsonNode> leaves(ObjectNode json) {
        TreeMap<String, JsonNode> leaves = new TreeMap<>();
        json.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner) {
                inner.properties().forEach(leaf -> leaves.put(field.getKey() + "." + leaf.getKey(), leaf.getValue()));
            } else {
                leaves.put(field.getKey(), field.getValue());
            }
        });
        return leaves;
    }
}
