package io.github.directorysync.directory;

import java.util.Set;

/**
 * What an access token of the realm, which Keycloak has found genuine and active, lets its bearer do.
 *
 * @param clientId whom it was issued to
 * @param serviceAccount whether it speaks for that client itself and not for a person
 */
public record ClientGrant(String clientId, boolean serviceAccount, Set<String> scopes, Set<String> audiences) {

    private static final String SCOPE = "scim";

    public ClientGrant {
        scopes = Set.copyOf(scopes);
        audiences = Set.copyOf(audiences);
    }

    /**
     * Whether it opens the directory. The audience is what keeps a token from opening another directory that names the
     * same client.
     *
     * @param base the SCIM base URL of the directory
     */
    public boolean opens(Directory directory, String base) {
        return serviceAccount
                && directory.clients().contains(clientId)
                && scopes.contains(SCOPE)
                && audiences.contains(base);
    }
}
