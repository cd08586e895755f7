package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.directory.token.ClientGrant;
import io.github.directorysync.directory.token.Credentials;
import io.github.directorysync.directory.token.Denial;
import io.github.directorysync.directory.token.TokenGate;
import io.github.directorysync.keycloak.directories.AccessTokens;
import io.github.directorysync.keycloak.directories.DirectoryLookup;
import io.github.directorysync.keycloak.directories.TokenStore;
import io.github.directorysync.keycloak.http.RemoteAddress;
import io.github.directorysync.scim.AccessRefusal;
import io.github.directorysync.scim.ScimProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Authenticates requests to a directory: by a directory token, or by an access token of the realm for a client that the
 * directory names. Every failure gets the same 401, and the activity log keeps the reason. An alias without a directory
 * costs the same work as any other alias of the realm, so that response times do not tell which directories exist.
 *
 * @param found the directory of the address, if it exists
 * @param base the SCIM base URL of the directory, the audience that an access token must have
 */
record Authentication(KeycloakSession session, Optional<Directory> found, String base) {

    /**
     * Authenticates the request.
     *
     * @return the client; a person's access token permits {@code /Me} only
     * @throws ScimProblem 401
     */
    Principal enter(Optional<String> authorization, Instant now) {
        Directory directory =
                found.or(() -> DirectoryLookup.any(realm())).orElseThrow(() -> refusal(Denial.NO_DIRECTORY, ""));
        if (found.isEmpty()) {
            throw noDirectory(directory, authorization, now);
        }
        Principal principal = byDirectoryToken(directory, authorization, now);
        // Checked last, so that a stolen token gets the same answer in the same time as a wrong one.
        if (!directory.access().addresses().include(RemoteAddress.of(session))) {
            throw refusal(Denial.ADDRESS_NOT_ALLOWED, "");
        }
        return principal;
    }

    /**
     * Refuses an address without a directory after the same work as for an existing one. The reason in the log is
     * always NO_DIRECTORY: what is wrong with the token at another directory would mislead.
     */
    private ScimProblem noDirectory(Directory other, Optional<String> authorization, Instant now) {
        try {
            byDirectoryToken(other, authorization, now);
        } catch (ScimProblem denied) {
            return refusal(Denial.NO_DIRECTORY, "");
        }
        return refusal(Denial.NO_DIRECTORY, "");
    }

    private Principal byDirectoryToken(Directory directory, Optional<String> authorization, Instant now) {
        // Declared tokens are part of the directory's settings: no database query is needed.
        return new TokenGate(directory, List.of())
                .check(authorization, now)
                .fold(Principal::of, closed -> byIssuedToken(directory, authorization, now));
    }

    private Principal byIssuedToken(Directory directory, Optional<String> authorization, Instant now) {
        return new TokenGate(directory, new TokenStore(session).of(directory))
                .check(authorization, now)
                .fold(Principal::of, closed -> byAccessToken(directory, authorization, closed.why()));
    }

    /** Verifies an access token with Keycloak, if any directory of the realm names clients. */
    private Principal byAccessToken(Directory directory, Optional<String> authorization, Denial notADirectoryToken) {
        String token = authorization
                .flatMap(Credentials::read)
                .flatMap(Credentials::accessToken)
                .orElseThrow(() -> refusal(notADirectoryToken, ""));
        if (!DirectoryLookup.anyNamesClients(realm())) {
            throw refusal(Denial.NO_CLIENTS, "");
        }
        ClientGrant grant = grant(token);
        Optional<Denial> denial = grant.denial(directory, base);
        if (denial.isPresent()) {
            throw refusal(denial.get(), " Its client is " + grant.clientId() + ".");
        }
        return Principal.of(grant);
    }

    private ClientGrant grant(String accessToken) {
        AccessTokens grants = new AccessTokens(session);
        return grants.of(accessToken).orElseThrow(() -> refusal(grants.denial(accessToken), ""));
    }

    private static ScimProblem refusal(Denial why, String further) {
        return AccessRefusal.unauthorized(new ScimProblem.Reason(why.word(), why.explanation() + further));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
