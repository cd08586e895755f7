package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Credentials;
import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.IssuedToken;
import io.github.directorysync.directory.TokenGate;
import io.github.directorysync.keycloak.KeycloakClientGrants;
import io.github.directorysync.keycloak.KeycloakTokens;
import io.github.directorysync.scim.ScimProblem;
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
     * @return who has come in; a person may see no more than {@code /Me}
     * @throws ScimProblem 401
     */
    Visitor enter(Optional<String> authorization, Instant now) {
        // From where nobody may come every token is wrong, so whoever has stolen one learns nothing there.
        if (!directory
                .addresses()
                .include(String.valueOf(session.getContext().getConnection().getRemoteAddr()))) {
            throw ScimProblem.unauthorized();
        }
        // A token that the configuration declares needs no look into the database.
        return knock(List.of(), authorization, now).fold(Visitor::of, closed -> byIssuedToken(authorization, now));
    }

    private Visitor byIssuedToken(Optional<String> authorization, Instant now) {
        return knock(new KeycloakTokens(session).of(directory), authorization, now)
                .fold(Visitor::of, closed -> byAccessToken(authorization));
    }

    private TokenGate.Entry knock(List<IssuedToken> issued, Optional<String> authorization, Instant now) {
        return new TokenGate(directory, issued).knock(authorization, now);
    }

    private Visitor byAccessToken(Optional<String> authorization) {
        // A directory that names no client never makes Keycloak look at a token.
        return authorization
                .filter(header -> !directory.clients().isEmpty())
                .flatMap(Credentials::read)
                .flatMap(Credentials::accessToken)
                .flatMap(new KeycloakClientGrants(session)::of)
                .filter(grant -> grant.opens(directory, base))
                .map(Visitor::of)
                .orElseThrow(ScimProblem::unauthorized);
    }
}
