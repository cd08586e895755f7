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
 * The door of a directory: it opens to a directory token, and to the realm's access token of a client that the
 * directory names. Whoever has neither is told the same, whatever is wrong, and the log keeps what was. A directory that
 * does not exist takes the same work as any other of the realm, so that the time of an answer tells nothing either.
 *
 * @param found the directory that is asked for
 * @param base its SCIM base URL
 */
record Authentication(KeycloakSession session, Optional<Directory> found, String base) {

    /**
     * Lets in or refuses.
     *
     * @return who has come in; a person may see no more than {@code /Me}
     * @throws ScimProblem 401
     */
    Principal enter(Optional<String> authorization, Instant now) {
        Directory directory =
                found.or(() -> DirectoryLookup.any(realm())).orElseThrow(() -> refusal(Denial.NO_DIRECTORY, ""));
        if (found.isEmpty()) {
            throw noDirectory(directory, authorization, now);
        }
        Principal visitor = byDirectoryToken(directory, authorization, now);
        // Last, so that it takes as long as anywhere else: who has stolen a token does not learn that it is good.
        if (!directory.access().addresses().include(RemoteAddress.of(session))) {
            throw refusal(Denial.ADDRESS_NOT_ALLOWED, "");
        }
        return visitor;
    }

    /** After the same work as anywhere else; what is wrong with the token of some other directory helps nobody. */
    private ScimProblem noDirectory(Directory other, Optional<String> authorization, Instant now) {
        try {
            byDirectoryToken(other, authorization, now);
        } catch (ScimProblem denied) {
            return refusal(Denial.NO_DIRECTORY, "");
        }
        return refusal(Denial.NO_DIRECTORY, "");
    }

    private Principal byDirectoryToken(Directory directory, Optional<String> authorization, Instant now) {
        // A token that the configuration declares needs no look into the database.
        return new TokenGate(directory, List.of())
                .check(authorization, now)
                .fold(Principal::of, closed -> byIssuedToken(directory, authorization, now));
    }

    private Principal byIssuedToken(Directory directory, Optional<String> authorization, Instant now) {
        return new TokenGate(directory, new TokenStore(session).of(directory))
                .check(authorization, now)
                .fold(Principal::of, closed -> byAccessToken(directory, authorization, closed.why()));
    }

    /** Keycloak looks at access tokens as soon as any directory of the realm names a client. */
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
