package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Credentials;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.TokenGate;
import io.github.directorysync.keycloak.KeycloakClientGrants;
import io.github.directorysync.keycloak.KeycloakTokens;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.sync.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The door of a directory: it opens to a directory token, and to the realm's access token of a client that the
 * directory names. Whoever has neither is told the same, whatever is wrong.
 *
 * @param base the SCIM base URL of the directory
 */
record Door(KeycloakSession session, Directory directory, String base) {

    /**
     * Lets in or refuses.
     *
     * @return who it is
     * @throws ScimProblem 401
     */
    Visitor enter(Optional<String> authorization, Instant now) {
        // A token that the configuration declares needs no look into the database.
        return knock(List.of(), authorization, now)
                .fold(open -> Visitor.of(open.by()), closed -> byIssuedToken(authorization, now));
    }

    private Visitor byIssuedToken(Optional<String> authorization, Instant now) {
        return knock(new KeycloakTokens(session).of(directory), authorization, now)
                .fold(open -> Visitor.of(open.by()), closed -> byAccessToken(authorization));
    }

    private TokenGate.Entry knock(List<IssuedToken> issued, Optional<String> authorization, Instant now) {
        return new TokenGate(directory, issued).knock(authorization, now);
    }

    private Visitor byAccessToken(Optional<String> authorization) {
        // A directory that names no client never makes Keycloak look at a token.
        Optional<String> shown = directory.clients().isEmpty()
                ? Optional.empty()
                : authorization.flatMap(Credentials::read).flatMap(Credentials::accessToken);
        return shown.flatMap(new KeycloakClientGrants(session)::of)
                .filter(grant -> grant.opens(directory, base))
                .map(grant -> new Visitor(Optional.empty(), new Actor(Actor.Kind.CLIENT, grant.clientId())))
                .orElseThrow(ScimProblem::unauthorized);
    }
}
