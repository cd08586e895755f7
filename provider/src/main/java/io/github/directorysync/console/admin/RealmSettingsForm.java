package io.github.directorysync.console.admin;

import io.github.directorysync.console.Fields;
import io.github.directorysync.console.portal.PortalPage;
import io.github.directorysync.directory.brand.Brand;
import io.github.directorysync.directory.brand.BrandColor;
import io.github.directorysync.directory.brand.Logo;
import io.github.directorysync.directory.status.Entitlement;
import io.github.directorysync.keycloak.store.RealmSwitches;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the form of the realm's settings as realm attributes: each that was sent with its new value, or empty where
 * {@code null} resets it.
 */
record RealmSettingsForm(Fields form, Map<String, Optional<String>> attributes) {

    static final String ENABLED = "enabled";
    static final String BY_ORGANIZATION = "enabledByOrganization";
    static final String ACTIVITY = "activity";
    static final String DAYS = "activityDays";
    static final String READ_DAYS = "activityReadDays";
    static final String EVENT_DAYS = "eventDays";
    static final String PORTAL_URL = "portalUrl";
    static final String BRAND = "brand";
    static final String NAME = "name";
    static final String COLOR = "color";
    static final String LOGO = "logo";
    static final String STATUS = "status";

    static final Set<String> KNOWN =
            Set.of(ENABLED, BY_ORGANIZATION, ACTIVITY, DAYS, READ_DAYS, EVENT_DAYS, PORTAL_URL, BRAND, STATUS);

    private static final Set<String> OF_BRAND = Set.of(NAME, COLOR, LOGO);
    private static final int MOST_DAYS = 3650;
    private static final int LONGEST_URL = 1000;

    static Map<String, Optional<String>> read(Fields form) {
        Map<String, Optional<String>> attributes = new LinkedHashMap<>();
        new RealmSettingsForm(form, attributes).read();
        return attributes;
    }

    private void read() {
        if (form.has(STATUS)) {
            form.fault(STATUS, "The field " + STATUS + " is only shown; it cannot be changed.");
        }
        flag(ENABLED, Entitlement.ENABLED, "true", "false");
        flag(BY_ORGANIZATION, Entitlement.BY_ORGANIZATION, "true", "false");
        flag(ACTIVITY, RealmSwitches.ACTIVITY, "on", RealmSwitches.OFF);
        days(DAYS, RealmSwitches.DAYS);
        days(READ_DAYS, RealmSwitches.READ_DAYS);
        days(EVENT_DAYS, RealmSwitches.EVENT_DAYS);
        portalUrl();
        if (form.has(BRAND) && form.node(BRAND).isNull()) {
            Set.of(Brand.NAME, Brand.COLOR, Brand.LOGO).forEach(name -> attributes.put(name, Optional.empty()));
        }
        form.object(BRAND, OF_BRAND, brand -> new RealmSettingsForm(brand, attributes).brand());
    }

    private void flag(String field, String attribute, String yes, String no) {
        if (form.has(field)) {
            attributes.put(
                    attribute,
                    form.node(field).isNull() ? Optional.empty() : Optional.of(form.flag(field, false) ? yes : no));
        }
    }

    private void days(String field, String attribute) {
        if (form.has(field)) {
            attributes.put(attribute, form.optionalNumber(field, 0, MOST_DAYS).map(String::valueOf));
        }
    }

    private void portalUrl() {
        if (form.has(PORTAL_URL)) {
            Optional<String> url = form.optionalText(PORTAL_URL, LONGEST_URL);
            url.filter(text -> !PortalPage.isAddress(text)).ifPresent(text -> {
                form.fault(
                        PORTAL_URL,
                        "The field " + PORTAL_URL + " must be an address such as https://app.example/set-up, without a"
                                + " part behind #.");
            });
            attributes.put(PortalPage.OWN, url);
        }
    }

    private void brand() {
        if (form.has(NAME)) {
            attributes.put(Brand.NAME, form.optionalText(NAME, Brand.LONGEST_NAME));
        }
        if (form.has(COLOR)) {
            Optional<String> color = form.optionalText(COLOR, LONGEST_URL);
            color.filter(text -> BrandColor.of(text).isEmpty()).ifPresent(text -> {
                form.fault(COLOR, "The field " + COLOR + " must be a colour such as #0066cc.");
            });
            attributes.put(Brand.COLOR, color.flatMap(BrandColor::of).map(BrandColor::hex));
        }
        if (form.has(LOGO)) {
            Optional<String> logo = form.optionalText(LOGO, Logo.LONGEST);
            logo.ifPresent(text -> form.faults().check(() -> Logo.require(form.place() + LOGO, text)));
            attributes.put(Brand.LOGO, logo);
        }
    }
}
