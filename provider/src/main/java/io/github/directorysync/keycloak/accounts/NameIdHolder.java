package io.github.directorysync.keycloak.accounts;

import io.github.directorysync.sync.accounts.SignInMatching.Holder;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * The account that is linked to a NameID at an identity provider.
 *
 * @param directory the id of the directory that has, or has deleted, the user of this account
 */
record NameIdHolder(UserModel account, Holder kind, Optional<String> directory) {}
