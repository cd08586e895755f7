package io.github.directorysync.keycloak.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.settings.DirectorySettings;
import io.github.directorysync.keycloak.query.Database;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.keycloak.store.AnyDirectoryUserEntity;
import io.github.directorysync.keycloak.store.RealmSwitches;
import io.github.directorysync.sync.activity.Activity;
import io.github.directorysync.sync.activity.Effect;
import io.github.directorysync.sync.activity.EffectJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Records an action on a directory, its people or an app that is not a SCIM request: by an administrator, by the
 * holder of a set-up link, or in the background. {@link RequestOrigin} determines the actor.
 */
public final class AdminAudit {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RequestOrigin origin;
    private final String directoryId;
    private final String alias;
    private final Activity.Target target;

    private AdminAudit(KeycloakSession session, String directoryId, String alias, Activity.Target target) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.origin = RequestOrigin.of(session);
        this.directoryId = directoryId;
        this.alias = alias;
        this.target = target;
    }

    /** An action on many people of a directory. */
    public static AdminAudit on(KeycloakSession session, Directory directory) {
        return on(session, directory, Activity.Target.NOTHING);
    }

    /** An action on an object of a directory. */
    public static AdminAudit on(KeycloakSession session, Directory directory, Activity.Target target) {
        return new AdminAudit(session, directory.id(), directory.alias(), target);
    }

    /** An action on an object that belongs to no directory. */
    public static AdminAudit on(KeycloakSession session, Activity.Target target) {
        return new AdminAudit(session, "", "", target);
    }

    /** An action on a directory whose settings may be invalid. */
    public static AdminAudit on(KeycloakSession session, String directoryId, String alias, Activity.Target target) {
        return new AdminAudit(session, directoryId, alias, target);
    }

    /** An action on a user of any directory or none. */
    public static AdminAudit on(KeycloakSession session, UserModel person) {
        Optional<ComponentModel> directory = new Database(session)
                .find(AnyDirectoryUserEntity.class, person.getId())
                .map(row -> session.getContext().getRealm().getComponent(row.directoryId));
        return new AdminAudit(
                session,
                directory.map(ComponentModel::getId).orElse(""),
                directory
                        .map(component -> component.get(DirectorySettings.ALIAS))
                        .orElse(""),
                target("User", person.getId(), person.getUsername()));
    }

    /** The target of an action. */
    public static Activity.Target target(String type, String id, String name) {
        return new Activity.Target(Optional.of(type), Optional.of(id), Optional.of(name));
    }

    /** Writes a log entry and sends admin events for the effects of the action. */
    public void write(String operation, Instant begun, List<Effect> effects) {
        write(operation, begun, effects, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Writes a log entry with further details and sends admin events.
     *
     * @param detail fields of the log entry besides the effects
     */
    public void write(String operation, Instant begun, List<Effect> effects, ObjectNode detail) {
        tell(effects);
        log(operation, begun, effects, detail);
    }

    /** Sends admin events only. */
    public void tell(List<Effect> effects) {
        EffectAdminEvents.send(session, alias, new AdminEvents(session, realm, by()), effects);
    }

    /** The actor that admin events name. */
    AuthDetails by() {
        return origin.by(session, alias);
    }

    /** Writes a log entry and the events of the effects, but sends no admin event. */
    public void log(String operation, Instant begun, List<Effect> effects, ObjectNode detail) {
        new ChangeRecorder(session, realm).record(activity(operation, begun, effects, detail), effects);
    }

    /** Writes a log entry and the events for a change of the roles of many people. */
    void log(String operation, Instant begun, RoleChangeBatch consequences, ObjectNode detail) {
        new ChangeRecorder(session, realm)
                .record(activity(operation, begun, consequences.effects(), detail), consequences);
    }

    /** Writes a log entry only, for an action that was refused (403). */
    public void logDenied(String operation, Instant begun, ObjectNode detail) {
        if (RealmSwitches.keepsActivity(realm)) {
            Activity done = activity(operation, begun, List.of(), detail);
            Activity.ActivityResult denied = new Activity.ActivityResult(
                    403,
                    Activity.ActivityOutcome.DENIED,
                    done.result().millis(),
                    done.result().detail());
            new ActivityLog(session)
                    .write(
                            realm.getId(),
                            new Activity(
                                    done.id(), done.request(), done.created(), done.origin(), done.action(), denied));
        }
    }

    private Activity activity(String operation, Instant begun, List<Effect> effects, ObjectNode detail) {
        ObjectNode whole = detail.deepCopy();
        if (!effects.isEmpty()) {
            whole.set("effects", EffectJson.of(effects));
        }
        return new Activity(
                Activity.newId(begun),
                origin.request(),
                begun,
                origin.in(directoryId, alias),
                new Activity.Action(origin.method(), origin.path(), operation, true, target),
                new Activity.ActivityResult(
                        200,
                        Activity.ActivityOutcome.DONE,
                        Duration.between(begun, ServerTime.now()).toMillis(),
                        Optional.of(whole)));
    }
}
