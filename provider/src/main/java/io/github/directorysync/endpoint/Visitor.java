package io.github.directorysync.endpoint;

import io.github.directorysync.directory.IssuedToken;
import io.github.directorysync.directory.TokenGate;
import java.util.Optional;

/**
 * Who has been let in: the directory's identity provider, or one person who may see what the directory knows of them.
 *
 * @param token by which, if it was an issued one
 * @param person Keycloak's id, if it is one
 */
record Visitor(Optional<IssuedToken> token, Optional<String> person) {

    static Visitor of(TokenGate.Entry.Open door) {
        return new Visitor(door.by(), Optional.empty());
    }
}
