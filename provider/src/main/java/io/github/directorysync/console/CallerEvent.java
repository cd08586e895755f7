package io.github.directorysync.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.AdminAction;
import io.github.directorysync.keycloak.AuditedChange;
import io.github.directorysync.keycloak.RoleChangeBatch;
import io.github.directorysync.scim.ScimJson;
import io.github.directorysync.sync.Activity;
import io.github.directorysync.sync.Effect;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The admin event of a change and its entry of the log, in the name of whoever made it. Neither is written before {@link
 * #success()}.
 *
 * @param where makes the entry: of a directory, of a person, or of the realm
 */
record CallerEvent(KeycloakSession session, AuditedChange change, Function<Activity.Target, AdminAction> where) {

    /** Of something that is of no directory. */
    static CallerEvent of(KeycloakSession session, AuditedChange change) {
        return new CallerEvent(session, change, target -> AdminAction.on(session, target));
    }

    /** It is in the log of that directory. */
    CallerEvent in(Directory directory) {
        return new CallerEvent(session, change, target -> AdminAction.on(session, directory, target));
    }

    /** It is about that person, and in the log of their directory if they have one. */
    CallerEvent about(UserModel person) {
        return new CallerEvent(session, change, target -> AdminAction.on(session, person));
    }

    CallerEvent about(Activity.Target target) {
        return with(change.about(target));
    }

    CallerEvent about(String type, String id, String name) {
        return about(AdminAction.target(type, id, name));
    }

    /** The log's word for it, if that is not made of the type and the operation. */
    CallerEvent as(String operation) {
        return with(change.as(operation));
    }

    CallerEvent begun(Instant begun) {
        return with(change.begun(begun));
    }

    /** How it was, without secrets. */
    CallerEvent before(JsonNode json) {
        return with(change.was(json));
    }

    /** How it is now, as JSON and without secrets. */
    CallerEvent representation(String json) {
        return with(change.is(ScimJson.object(json)));
    }

    /** Which settings are others now. */
    CallerEvent changes(JsonNode changes) {
        return with(change.with(AuditedChange.CHANGES, changes));
    }

    /** Adds a field to the detail of the log entry. */
    CallerEvent with(String field, JsonNode json) {
        return with(change.with(field, json));
    }

    /** Adds the effects that the change had on users and groups. */
    CallerEvent effects(List<Effect> effects) {
        return with(change.followedBy(new AuditedChange.People.Noted(effects)));
    }

    /** Whose roles are others by it. */
    CallerEvent consequences(RoleChangeBatch roles) {
        return with(change.followedBy(new AuditedChange.People.Moved(roles)));
    }

    private CallerEvent with(AuditedChange other) {
        return new CallerEvent(session, other, where);
    }

    /** Writes both. */
    void success() {
        change.write(session, where.apply(change.target()));
    }

    /** Sends the event only, where the log has its entries already. */
    void successUnlogged() {
        change.writeUnlogged(session, where.apply(change.target()));
    }
}
