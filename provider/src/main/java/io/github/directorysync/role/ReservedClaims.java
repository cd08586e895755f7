package io.github.directorysync.role;

import java.util.Set;

/**
 * Claims that Keycloak or OpenID Connect Core defines. Writing a role into one of them could change the identity that a
 * token asserts.
 */
public final class ReservedClaims {

    private static final Set<String> NAMES = Set.of(
            ("iss sub aud exp nbf iat jti typ azp nonce auth_time acr amr at_hash c_hash s_hash sid session_state scope cnf act"
                            + " may_act client_id active username token_type realm_access resource_access allowed-origins"
                            + " trusted-certs authorization organization name given_name family_name middle_name nickname"
                            + " preferred_username profile picture website email email_verified gender birthdate zoneinfo"
                            + " locale phone_number phone_number_verified address updated_at")
                    .split(" "));

    private ReservedClaims() {}

    /**
     * Whether a claim name is reserved, or is a path inside a reserved claim. Paths inside {@code realm_access} and {@code
     * resource_access} are not reserved, because apps read roles there.
     */
    public static boolean has(String claim) {
        String name = claim.strip();
        int dot = name.indexOf('.');
        String outer = dot < 0 ? name : name.substring(0, dot);
        return NAMES.contains(outer) && (dot < 0 || !outer.endsWith("_access"));
    }
}
