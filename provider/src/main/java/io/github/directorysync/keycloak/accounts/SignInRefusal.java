package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.sync.accounts.SignInMatching.SignInRefusalReason;
import java.util.Optional;

/**
 * A refused sign-in.
 *
 * @param company the name of the directory that refuses it
 * @param user Keycloak's id of the account, if there is one
 */
public record SignInRefusal(SignInRefusalReason reason, String company, Optional<String> user) {}
