package io.github.directorysync.sync.accounts;

/**
 * An account of the realm that is called like a person whom a directory sends.
 *
 * @param id Keycloak's
 */
public record MatchedAccount(String id, MatchedBy by) {}
