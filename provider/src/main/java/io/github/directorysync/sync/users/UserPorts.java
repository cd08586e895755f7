package io.github.directorysync.sync.users;

import io.github.directorysync.sync.guard.AccountGuard;

/**
 * What the users of one directory are made of in Keycloak.
 *
 * @param users stores them
 * @param lookup finds accounts that may be somebody who is sent
 * @param links makes such accounts the directory's
 * @param guard is asked before accounts or roles are taken
 */
public record UserPorts(Users users, AccountLookup lookup, AccountLinks links, AccountGuard guard) {}
