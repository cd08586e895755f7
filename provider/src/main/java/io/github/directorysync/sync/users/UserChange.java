package io.github.directorysync.sync.users;

import io.github.directorysync.scim.resource.ScimUser;
import io.github.directorysync.scim.resource.Stored;
import java.util.Optional;

/**
 * A change of one user that has been decided and that the guard has been asked about.
 *
 * @param before the user as stored
 * @param after the user as the directory wants it
 * @param now the state of the account before the change
 * @param decision what becomes of the account
 * @param pushed the pushed roles that are stored; empty if they stay as they are
 */
public record UserChange(
        Stored<ScimUser> before,
        ScimUser after,
        AccountState now,
        AccountDecision decision,
        Optional<PushedRoleNames> pushed) {}
