package io.github.directorysync.keycloak;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.sync.Activity;
import io.github.directorysync.sync.Actor;
import io.github.directorysync.sync.EffectJson;
import io.github.directorysync.sync.Notes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Something that an administrator does to a directory's people beside the directory's own requests.
 *
 * @param by who it is; empty if it is not known
 * @param address from where; empty if nobody asks for it just now
 */
public record AdminAction(KeycloakSession session, Directory directory, String by, String address) {

    /** Writes into the log, and to whoever listens to admin events, what has come of it. */
    public void write(String operation, Instant begun, Notes notes) {
        EffectEvents.send(session, "directory:" + directory.alias(), address, notes.effects());
        if (!KeycloakActivity.isKeptIn(session.getContext().getRealm())) {
            return;
        }
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.set("effects", EffectJson.of(notes.effects()));
        String id = Activity.newId(begun);
        Activity activity = new Activity(
                id,
                id,
                begun,
                new Activity.Origin(directory.id(), directory.alias(), new Actor(Actor.Kind.ADMIN, by), "", address),
                new Activity.Action("POST", operation, true, Activity.Target.NOTHING),
                new Activity.Result(
                        200,
                        Activity.Outcome.DONE,
                        Duration.between(begun, Instant.now()).toMillis(),
                        Optional.of(detail)));
        new KeycloakActivity(session).write(session.getContext().getRealm().getId(), activity, notes.effects());
    }
}
