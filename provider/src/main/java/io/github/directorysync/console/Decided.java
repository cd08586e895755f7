package io.github.directorysync.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.EffectEvents;
import io.github.directorysync.keycloak.KeycloakActivity;
import io.github.directorysync.sync.Activity;
import io.github.directorysync.sync.Actor;
import io.github.directorysync.sync.EffectJson;
import io.github.directorysync.sync.Notes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an administrator has decided about a directory's people, as it stands in the directory's log. */
record Decided(Caller caller, Directory directory, Instant begun, Notes notes) {

    static Decided now(Caller caller, Directory directory) {
        return new Decided(caller, directory, Instant.now(), new Notes());
    }

    void write(String operation) {
        String address =
                String.valueOf(caller.session().getContext().getConnection().getRemoteAddr());
        EffectEvents.send(caller.session(), "directory:" + directory.alias(), address, notes.effects());
        if (!KeycloakActivity.isKeptIn(caller.realm())) {
            return;
        }
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.set("effects", EffectJson.of(notes.effects()));
        String id = Activity.newId(begun);
        Activity activity = new Activity(
                id,
                id,
                begun,
                new Activity.Origin(
                        directory.id(), directory.alias(), new Actor(Actor.Kind.ADMIN, caller.name()), "", address),
                new Activity.Action("POST", operation, true, Activity.Target.NOTHING),
                new Activity.Result(
                        200,
                        Activity.Outcome.DONE,
                        Duration.between(begun, Instant.now()).toMillis(),
                        Optional.of(detail)));
        new KeycloakActivity(caller.session()).write(caller.realm().getId(), activity, notes.effects());
    }
}
