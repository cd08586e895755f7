package io.github.directorysync.console.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.console.AdminAnswer;
import io.github.directorysync.console.Administrator;
import io.github.directorysync.keycloak.admin.RealmChangeListener;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.RealmSwitches;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;

/**
 * The settings of directory sync in a realm, which are realm attributes: whether it is enabled, how long the activity
 * log is kept, and how the set-up portal looks. Like all of the admin API it answers while directory sync is disabled.
 */
public final class RealmSettingsResource {

    private static final String EVENT = "DIRECTORY_SETTINGS";

    private final Administrator caller;
    private final RealmSettingsJson json;

    RealmSettingsResource(Administrator caller) {
        this.caller = caller;
        this.json = new RealmSettingsJson(caller.session(), caller.realm());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read() {
        return AdminAnswer.ok(json.whole());
    }

    /** Changes the settings in the body; {@code null} resets one to its default. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response update(InputStream body) {
        caller.requireManageRealm();
        return AdminAnswer.of(caller.session(), () -> {
            Map<String, Optional<String>> attributes =
                    caller.form(body).requireSent().read(RealmSettingsForm.KNOWN, RealmSettingsForm::read);
            Instant begun = ServerTime.now();
            ObjectNode before = json.logged();
            // The log is switched off last, so that its last entry says by whom.
            Optional<String> activity = Optional.ofNullable(attributes.get(RealmSwitches.ACTIVITY))
                    .flatMap(value -> value)
                    .filter(RealmSwitches.OFF::equals);
            attributes.forEach((name, value) -> {
                if (!name.equals(RealmSwitches.ACTIVITY) || activity.isEmpty()) {
                    set(name, value);
                }
            });
            ObjectNode now = json.logged();
            activity.ifPresent(off -> now.put(RealmSettingsForm.ACTIVITY, false));
            log(begun, before, now);
            activity.ifPresent(off -> set(RealmSwitches.ACTIVITY, activity));
            return AdminAnswer.ok(json.whole());
        });
    }

    private void set(String name, Optional<String> value) {
        value.ifPresentOrElse(
                text -> caller.realm().setAttribute(name, text),
                () -> caller.realm().removeAttribute(name));
    }

    /** Writes an admin event and a log entry, unless no setting has changed, and follows the change as any of the realm. */
    private void log(Instant begun, ObjectNode before, ObjectNode now) {
        ArrayNode changes = RealmSettingsJson.changes(before, now);
        if (!changes.isEmpty()) {
            caller.event(EVENT, OperationType.UPDATE, "settings")
                    .as("update-settings")
                    .begun(begun)
                    .about("Realm", caller.realm().getId(), caller.realm().getName())
                    .before(before)
                    .representation(now.toString())
                    .changes(changes)
                    .success();
            RealmChangeListener.followAfterCommit(
                    caller.session(), caller.realm().getId());
        }
    }
}
