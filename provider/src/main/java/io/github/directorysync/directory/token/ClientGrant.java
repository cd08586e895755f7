package io.github.directorysync.directory.token;

import io.github.directorysync.directory.Directory;
import java.util.Optional;
import java.util.Set;

/**
 * What a verified, active access token of the realm grants its bearer.
 *
 * @param clientId the client that it was issued to
 * @param person the id of the Keycloak user; empty if the client itself is the subject
 */
public record ClientGrant(String clientId, Optional<String> person, Set<String> scopes, Set<String> audiences) {

    private static final String SCOPE = "scim";

    public ClientGrant {
        scopes = Set.copyOf(scopes);
        audiences = Set.copyOf(audiences);
    }

    /**
     * Why the access token is not accepted; empty if it is. A client gets full access, a person only access to their own
     * resource. The audience check keeps a token from being accepted by another directory that names the same client.
     *
     * @param base the SCIM base URL of the directory
     */
    public Optional<Denial> denial(Directory directory, String base) {
        if (directory.access().clients().isEmpty()) {
            return Optional.of(Denial.NO_CLIENTS);
        }
        if (!directory.access().clients().contains(clientId)) {
            return Optional.of(Denial.CLIENT_NOT_NAMED);
        }
        if (!scopes.contains(SCOPE)) {
            return Optional.of(Denial.SCOPE_MISSING);
        }
        return audiences.contains(base) ? Optional.empty() : Optional.of(Denial.AUDIENCE_MISSING);
    }
}
