package io.github.directorysync.keycloak.store;

import io.github.directorysync.directory.brand.Brand;
import io.github.directorysync.directory.status.Entitlement;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * The realm attributes that switch directory sync and its activity log on and off, and the brand of its portal. Those
 * who may manage the realm change them, by Keycloak's own admin API or by that of directory sync.
 */
public final class RealmSwitches {

    public static final int ACTIVITY_DAYS_DEFAULT = 90;
    public static final int READ_DAYS_DEFAULT = 7;
    public static final int EVENT_DAYS_DEFAULT = 30;

    /** {@value #OFF} if the realm keeps no activity log. */
    public static final String ACTIVITY = "directory-sync.activity";

    public static final String OFF = "off";
    public static final String DAYS = "directory-sync.activity-days";
    public static final String READ_DAYS = "directory-sync.activity-read-days";

    /** 0 if the realm has no events. */
    public static final String EVENT_DAYS = "directory-sync.event-days";

    private RealmSwitches() {}

    /** Whether directory sync is enabled for the whole realm; {@code false} if the attribute is missing. */
    public static boolean isEnabled(RealmModel realm) {
        return realm.getAttribute(Entitlement.ENABLED, false);
    }

    /**
     * Whether a directory needs an organization that is enabled. Any value but {@code false} says so: a misspelt value
     * was meant to limit.
     */
    public static boolean isByOrganization(RealmModel realm) {
        String written = realm.getAttribute(Entitlement.BY_ORGANIZATION);
        return written != null && !written.isBlank() && !written.strip().equalsIgnoreCase("false");
    }

    /** How the set-up portal looks. */
    public static Brand brand(RealmModel realm) {
        return Brand.of(
                name -> Optional.ofNullable(realm.getAttribute(name)),
                Optional.ofNullable(realm.getDisplayName()),
                realm.getName());
    }

    /** Whether the realm keeps an activity log; it does unless the attribute is {@code off}. */
    public static boolean keepsActivity(RealmModel realm) {
        return !OFF.equals(realm.getAttribute(ACTIVITY));
    }

    /** For how many days entries of the activity log are kept; 90 if the attribute is missing or not a number. */
    public static int activityDays(RealmModel realm) {
        return days(realm, DAYS, ACTIVITY_DAYS_DEFAULT);
    }

    /** For how many days entries of requests that only read are kept; 7 if the attribute is missing or not a number. */
    public static int activityReadDays(RealmModel realm) {
        return days(realm, READ_DAYS, READ_DAYS_DEFAULT);
    }

    /** For how many days events are kept; 30 if the attribute is missing or not a number, and none are made if it is 0. */
    public static int eventDays(RealmModel realm) {
        return days(realm, EVENT_DAYS, EVENT_DAYS_DEFAULT);
    }

    private static int days(RealmModel realm, String attribute, int usual) {
        try {
            return Math.max(0, realm.getAttribute(attribute, usual));
        } catch (NumberFormatException malformed) {
            return usual;
        }
    }
}
