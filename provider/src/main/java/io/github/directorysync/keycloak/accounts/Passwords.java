package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.resource.ScimUser;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;

/** Sets passwords that a directory sends as credentials of the Keycloak user. */
record Passwords(KeycloakSession session, RealmModel realm) {

    /**
     * Sets the password, if one was sent and differs.
     *
     * @throws ScimProblem 400 invalidValue if the realm's password policy refuses it; the error does not contain the
     *     password
     */
    void set(UserModel user, ScimUser person) {
        person.password().filter(password -> !has(user, password)).ifPresent(password -> {
            Optional.ofNullable(session.getProvider(PasswordPolicyManagerProvider.class)
                            .validate(realm, user, password))
                    .ifPresent(refused -> {
                        throw ScimProblem.invalidValue("The realm's password policy refuses the password: "
                                        + refused.getMessage() + ".")
                                .about(List.of("password"));
                    });
            user.credentialManager().updateCredential(UserCredentialModel.password(password));
        });
    }

    /**
     * Whether it is the current password: a client that sends it again must not run into the policy that forbids recent
     * passwords.
     */
    private static boolean has(UserModel user, String password) {
        return user.credentialManager().isValid(UserCredentialModel.password(password));
    }
}
