package io.github.directorysync.sync.users;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import java.util.Optional;

/**
 * A change of one user that is decided and approved by the guard.
 *
 * @param before the user as stored
 * @param after the user as the directory sent it
 * @param now the state of the account before the change
 * @param decision how the account is changed
 * @param pushed the pushed roles to store; empty if they do not change
 */
public record UserChange(
        Stored<ScimUser> before,
        ScimUser after,
        AccountState now,
        AccountDecision decision,
        Optional<PushedRoleNames> pushed) {}
