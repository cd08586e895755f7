package io.github.directorysync.sync.accounts;

/**
 * An account of the realm that shares a name with a person whom a directory sends.
 *
 * @param id the id of the Keycloak user
 * @param by what they share
 */
public record MatchedAccount(String id, MatchedBy by) {}
