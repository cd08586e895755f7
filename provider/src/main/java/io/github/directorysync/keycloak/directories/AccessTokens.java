package io.github.directorysync.keycloak.directories;

import io.github.directorysync.directory.token.ClientGrant;
import io.github.directorysync.directory.token.Denial;
import io.github.directorysync.keycloak.query.DatabaseFault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;

/** Verifies access tokens of the realm with Keycloak itself: signature, issuer, expiry, revocation, client and user. */
public final class AccessTokens {

    private static final Logger LOG = Logger.getLogger(AccessTokens.class);

    private final KeycloakSession session;

    public AccessTokens(KeycloakSession session) {
        this.session = session;
    }

    /** What the token grants; empty if Keycloak does not accept it. */
    public Optional<ClientGrant> of(String accessToken) {
        try {
            // Its result became a record after 26.4; these three methods are in both.
            return Optional.ofNullable(new AppAuthManager.BearerTokenAuthenticator(session)
                            .setTokenString(accessToken)
                            .authenticate())
                    .map(found ->
                            grant(found.getClient(), person(found.getClient(), found.getUser()), found.getToken()));
        } catch (RuntimeException unreadable) {
            // Keycloak throws instead of refusing some malformed tokens, such as one without an algorithm in its
            // header.
            if (DatabaseFault.of(unreadable) != DatabaseFault.OTHER) {
                throw unreadable;
            }
            LOG.debugf(
                    "An access token cannot be read: %s", unreadable.getClass().getName());
            return Optional.empty();
        }
    }

    /**
     * Why Keycloak does not accept a token, for the log only: the unverified claims of the token decide nothing else.
     */
    public Denial denial(String accessToken) {
        try {
            AccessToken token = new JWSInput(accessToken).readJsonContent(AccessToken.class);
            return token.isExpired() ? Denial.EXPIRED_ACCESS_TOKEN : Denial.INVALID_ACCESS_TOKEN;
        } catch (JWSInputException | RuntimeException unreadable) {
            return Denial.INVALID_ACCESS_TOKEN;
        }
    }

    /** A service account never represents a person, whichever client holds its token. */
    private static Optional<String> person(ClientModel client, UserModel user) {
        return client.getId().equals(user.getServiceAccountClientLink()) ? Optional.empty() : Optional.of(user.getId());
    }

    private static ClientGrant grant(ClientModel client, Optional<String> person, AccessToken token) {
        String scope = Optional.ofNullable(token.getScope()).orElse("");
        String[] audience = Optional.ofNullable(token.getAudience()).orElseGet(() -> new String[0]);
        return new ClientGrant(client.getClientId(), person, set(scope.split(" ")), set(audience));
    }

    /** Unlike {@code Set.of}, accepts duplicates. */
    private static Set<String> set(String... values) {
        return new HashSet<>(Arrays.asList(values));
    }
}
