package io.github.directorysync.endpoint;

import io.github.directorysync.directory.IssuedToken;
import io.github.directorysync.sync.Actor;
import java.util.Optional;

/**
 * Who has been let in.
 *
 * @param token by which, if it was an issued one
 */
record Visitor(Optional<IssuedToken> token, Actor actor) {

    static Visitor of(Optional<IssuedToken> token) {
        return new Visitor(
                token,
                token.map(issued -> new Actor(Actor.Kind.TOKEN, issued.label()))
                        .orElseGet(() -> new Actor(Actor.Kind.CONFIGURATION, "")));
    }
}
