package io.github.directorysync.directory;

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
     * Whether it opens the directory: to the client wholly, to a person no further than to what is known of them. The
     * audience is what keeps a token from opening another directory that names the same client.
     *
     * @param base the SCIM base URL of the directory
     */
    public boolean opens(Directory directory, String base) {
        return denial(directory, base).isEmpty();
    }

    /** Why it does not open the directory; empty if it does. */
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
