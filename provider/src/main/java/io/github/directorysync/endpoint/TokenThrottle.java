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
 * What lies before the door of a directory: whoever shows wrong tokens there again and again has to wait, whether there
 * is such a directory or not. Of other addresses and other directories nothing is thought the worse for it.
 *
 * @param alias of the directory that is asked for
 */
record TokenThrottle(KeycloakSession session, String alias, FailedAttempts wrongKeys) {

    /** No alias is longer. */
    private static final int LONGEST_ALIAS = 63;

    /**
     * Lets somebody go to the door.
     *
     * @throws ScimProblem 429 if they have to wait, or what the door says
     */
    Principal cross(ScimRequest request, Supplier<Principal> door) {
        Optional<TokenHash> shown = request.headers().authorization().map(TokenHash::of);
        if (shown.isEmpty()) {
            return door.get();
        }
        String who = who();
        // What was let in once, such as the operations of a Bulk request, is not broken off.
        long wait = request.payment() != Payment.DUE ? 0 : wrongKeys.waitSeconds(who, shown.get(), System.nanoTime());
        if (wait > 0) {
            throw AccessRefusal.tooManyWrongTokens(wait);
        }
        try {
            Principal visitor = door.get();
            wrongKeys.right(who, shown.get(), System.nanoTime());
            return visitor;
        } catch (ScimProblem refused) {
            wrongKeys.wrong(who, shown.get(), System.nanoTime());
            throw refused;
        }
    }

    /** Behind a proxy Keycloak knows the address by its proxy settings. */
    private String who() {
        String address = RemoteAddress.of(session);
        return session.getContext().getRealm().getId() + "/"
                + alias.substring(0, Math.min(alias.length(), LONGEST_ALIAS)) + "/" + Addresses.neighbour(address);
    }
}
