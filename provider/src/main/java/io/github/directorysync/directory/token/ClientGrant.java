package io.github.directorysync.directory.token;

import io.github.directorysync.directory.Directory;
import java.util.Optional;
import java.util.Set;

/**
 * What an access token of the realm, which Keycloak has found genuine and active, lets its bearer do.
 *
 * @param clientId whom it was issued to
 * @param person Keycloak's id of whom it speaks for; empty if it speaks for the client itself
 */
public record ClientGrant(String clientId, Optional<String> person, Set<String> scopes, Set<String> audiences) {

    private static final String SCOPE = "scim";

    public ClientGrant {
        scopes = Set.copyOf(scopes);
        audiences = Set.copyOf(audiences);
    }

    /**
     * The reason why the access token does not open the directory; empty if it does: to the client wholly, to a person no further
     * than to their own resource. The audience keeps a token from opening another directory that names the same client.
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
