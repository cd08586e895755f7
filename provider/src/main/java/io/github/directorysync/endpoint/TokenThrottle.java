package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Addresses;
import io.github.directorysync.directory.TokenHash;
import io.github.directorysync.directory.token.FailedAttempts;
import io.github.directorysync.endpoint.request.Payment;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.keycloak.http.RemoteAddress;
import io.github.directorysync.scim.AccessRefusal;
import io.github.directorysync.scim.ScimProblem;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/**
 * Throttles clients that send wrong tokens to a directory again and again, whether the directory exists or not.
 * Failures are counted by realm, alias and network of the client: other addresses and directories are not affected.
 *
 * @param alias of the directory in the address
 */
record TokenThrottle(KeycloakSession session, String alias, FailedAttempts failedAttempts) {

    /** The longest valid alias, in characters. */
    private static final int LONGEST_ALIAS = 63;

    /**
     * Authenticates the request unless its client has to wait.
     *
     * @throws ScimProblem 429 if the client has to wait, or the failure of {@code authenticate}
     */
    Principal authenticate(ScimRequest request, Supplier<Principal> authenticate) {
        Optional<TokenHash> shown = request.headers().authorization().map(TokenHash::of);
        if (shown.isEmpty()) {
            return authenticate.get();
        }
        String who = who();
        // A request that was admitted before, such as the operations of a Bulk request, is not interrupted.
        long wait =
                request.payment() != Payment.DUE ? 0 : failedAttempts.waitSeconds(who, shown.get(), System.nanoTime());
        if (wait > 0) {
            throw AccessRefusal.tooManyWrongTokens(wait);
        }
        try {
            Principal principal = authenticate.get();
            failedAttempts.right(who, shown.get(), System.nanoTime());
            return principal;
        } catch (ScimProblem refused) {
            failedAttempts.wrong(who, shown.get(), System.nanoTime());
            throw refused;
        }
    }

    /** The key of the failures. Behind a proxy, Keycloak determines the client's address by its proxy settings. */
    private String who() {
        String address = RemoteAddress.of(session);
        return session.getContext().getRealm().getId() + "/"
                + alias.substring(0, Math.min(alias.length(), LONGEST_ALIAS)) + "/" + Addresses.neighbour(address);
    }
}
