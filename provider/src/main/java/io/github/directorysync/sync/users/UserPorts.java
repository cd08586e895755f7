package io.github.directorysync.sync.users;

import io.github.directorysync.sync.guard.AccountGuard;

/**
 * Access to Keycloak for the users of one directory.
 *
 * @param users stores them
 * @param lookup finds existing accounts that may belong to a sent person
 * @param links links such accounts with the directory
 * @param guard is asked before accounts or roles are removed
 */
public record UserPorts(Users users, AccountLookup lookup, AccountLinks links, AccountGuard guard) {}
