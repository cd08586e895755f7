package io.github.directorysync.endpoint;

import io.github.directorysync.directory.token.ClientGrant;
import io.github.directorysync.directory.token.IssuedToken;
import io.github.directorysync.directory.token.TokenGate;
import io.github.directorysync.sync.activity.Actor;
import java.util.Optional;

/**
 * Who has been let in: the directory's identity provider, or one person who may see what the directory knows of them.
 *
 * @param token by which, if it was an issued one
 * @param person Keycloak's id, if it is one
 * @param actor as the activity log names them
 */
record Principal(Optional<IssuedToken> token, Optional<String> person, Actor actor) {

    static Principal of(TokenGate.TokenCheck.Accepted door) {
        Actor actor = door.by()
                .map(token -> new Actor(Actor.ActorKind.TOKEN, token.label()))
                .orElseGet(() -> new Actor(Actor.ActorKind.CONFIGURATION, ""));
        return new Principal(door.by(), Optional.empty(), actor);
    }

    static Principal of(ClientGrant grant) {
        Actor actor = grant.person()
                .map(person -> new Actor(Actor.ActorKind.PERSON, person))
                .orElseGet(() -> new Actor(Actor.ActorKind.CLIENT, grant.clientId()));
        return new Principal(Optional.empty(), grant.person(), actor);
    }
}
