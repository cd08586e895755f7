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
        return directory.clients().contains(clientId) && scopes.contains(SCOPE) && audiences.contains(base);
    }
}
