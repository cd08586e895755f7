package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.activity.AdminAudit;
import io.github.directorysync.keycloak.activity.AuditedChange;
import io.github.directorysync.keycloak.activity.RoleChangeBatch;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The admin event and the activity log entry of a change by a caller. Neither is written before {@link #success()}.
 *
 * @param where creates the entry: of a directory, of a person, or of the realm
 */
public record CallerEvent(KeycloakSession session, AuditedChange change, Function<Activity.Target, AdminAudit> where) {

    /** For a change that concerns no directory. */
    public static CallerEvent of(KeycloakSession session, AuditedChange change) {
        return new CallerEvent(session, change, target -> AdminAudit.on(session, target));
    }

    /** Assigns the entry to the log of the directory. */
    public CallerEvent in(Directory directory) {
        return new CallerEvent(session, change, target -> AdminAudit.on(session, directory, target));
    }

    /** Assigns the entry to the person, and to the log of their directory if they have one. */
    public CallerEvent about(UserModel person) {
        return new CallerEvent(session, change, target -> AdminAudit.on(session, person));
    }

    public CallerEvent about(Activity.Target target) {
        return with(change.about(target));
    }

    public CallerEvent about(String type, String id, String name) {
        return about(AdminAudit.target(type, id, name));
    }

    /** Sets the operation in the log, if it does not follow from the resource type and the operation type. */
    public CallerEvent as(String operation) {
        return with(change.as(operation));
    }

    public CallerEvent begun(Instant begun) {
        return with(change.begun(begun));
    }

    /** Sets the state before the change, without secrets. */
    public CallerEvent before(JsonNode json) {
        return with(change.was(json));
    }

    /** Sets the state after the change, as JSON without secrets. */
    public CallerEvent representation(String json) {
        return with(change.is(ScimJson.object(json)));
    }

    /** Sets the settings that have changed. */
    public CallerEvent changes(JsonNode changes) {
        return with(change.with(AuditedChange.CHANGES, changes));
    }

    /** Adds a field to the detail of the log entry. */
    public CallerEvent with(String field, JsonNode json) {
        return with(change.with(field, json));
    }

    /** Adds the effects that the change had on users and groups. */
    public CallerEvent effects(List<Effect> effects) {
        return with(change.followedBy(new AuditedChange.People.Noted(effects)));
    }

    /** Adds the role changes that follow from the change. */
    public CallerEvent consequences(RoleChangeBatch roles) {
        return with(change.followedBy(new AuditedChange.People.Moved(roles)));
    }

    private CallerEvent with(AuditedChange other) {
        return new CallerEvent(session, other, where);
    }

    /** Writes the admin event and the log entry. */
    public void success() {
        change.write(session, where.apply(change.target()));
    }

    /** Sends the admin event only, if the log has the entries already. */
    public void successUnlogged() {
        change.writeUnlogged(session, where.apply(change.target()));
    }
}
