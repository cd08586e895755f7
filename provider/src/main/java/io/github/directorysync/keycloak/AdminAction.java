package io.github.directorysync.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.DirectorySettings;
import io.github.directorysync.sync.Activity;
import io.github.directorysync.sync.Actor;
import io.github.directorysync.sync.Effect;
import io.github.directorysync.sync.EffectJson;
import io.github.directorysync.sync.Notes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Something that an administrator does to a directory's people beside the directory's own requests. */
public final class AdminAction {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Activity.Origin origin;
    private final Activity.Target target;

    private AdminAction(KeycloakSession session, Activity.Origin origin, Activity.Target target) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.origin = origin;
        this.target = target;
    }

    /**
     * On many people of a directory.
     *
     * @param by who it is; empty if nobody asks for it just now
     */
    public static AdminAction on(KeycloakSession session, Directory directory, String by) {
        return new AdminAction(
                session, origin(session, directory.id(), directory.alias(), by), Activity.Target.NOTHING);
    }

    /** On one person, of whatever directory or none. */
    public static AdminAction on(KeycloakSession session, UserModel person, String by) {
        Optional<ComponentModel> directory = new Database(session)
                .find(DepartedUserEntity.class, person.getId())
                .map(row -> session.getContext().getRealm().getComponent(row.directoryId));
        return new AdminAction(
                session,
                origin(
                        session,
                        directory.map(ComponentModel::getId).orElse(""),
                        directory
                                .map(component -> component.get(DirectorySettings.ALIAS))
                                .orElse(""),
                        by),
                new Activity.Target(
                        Optional.of("User"), Optional.of(person.getId()), Optional.of(person.getUsername())));
    }

    /** On an app of the realm, whatever directories have to do with it. */
    public static AdminAction on(KeycloakSession session, AppRoles app, String by) {
        return new AdminAction(
                session,
                origin(session, "", "", by),
                new Activity.Target(Optional.of("App"), Optional.of(app.id()), Optional.of(app.name())));
    }

    /** On a group of a directory. */
    public static AdminAction on(KeycloakSession session, Directory directory, GroupModel group, String by) {
        return new AdminAction(
                session,
                origin(session, directory.id(), directory.alias(), by),
                new Activity.Target(Optional.of("Group"), Optional.of(group.getId()), Optional.of(group.getName())));
    }

    private static Activity.Origin origin(KeycloakSession session, String directoryId, String alias, String by) {
        // What goes on in the background comes from nowhere.
        String address = by.isEmpty()
                ? ""
                : String.valueOf(session.getContext().getConnection().getRemoteAddr());
        return new Activity.Origin(directoryId, alias, new Actor(Actor.Kind.ADMIN, by), "", address);
    }

    /** Writes into the log, and to whoever listens to admin events, what has come of it. */
    public void write(String operation, Instant begun, Notes notes) {
        EffectEvents.send(session, "directory:" + origin.directory(), origin.address(), notes.effects());
        log(operation, begun, notes.effects());
    }

    /** Writes into the log only: the admin event of the change itself says it all. */
    public void log(String operation, Instant begun, List<Effect> effects) {
        if (KeycloakActivity.isKeptIn(realm)) {
            ObjectNode detail = JsonNodeFactory.instance.objectNode();
            detail.set("effects", EffectJson.of(effects));
            new KeycloakActivity(session).write(realm.getId(), activity(operation, begun, detail), effects);
        }
    }

    /**
     * The same of a change of what gives many people their roles.
     *
     * @param now how it is now, where there is anything to say
     * @param consequences whose role is another one by it
     */
    public void log(String operation, Instant begun, Optional<JsonNode> now, RoleConsequences consequences) {
        if (KeycloakActivity.isKeptIn(realm)) {
            ObjectNode detail = JsonNodeFactory.instance.objectNode();
            now.ifPresent(json -> detail.set("now", json));
            Activity activity = activity(operation, begun, detail);
            new KeycloakActivity(session).write(realm.getId(), activity);
            consequences.write(activity.id(), activity.created());
        }
    }

    private Activity activity(String operation, Instant begun, ObjectNode detail) {
        String id = Activity.newId(begun);
        return new Activity(
                id,
                id,
                begun,
                origin,
                new Activity.Action("POST", operation, true, target),
                new Activity.Result(
                        200,
                        Activity.Outcome.DONE,
                        Duration.between(begun, Instant.now()).toMillis(),
                        Optional.of(detail)));
    }
}
