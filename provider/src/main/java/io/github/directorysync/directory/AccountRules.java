package io.github.directorysync.directory;

/**
 * How the users that a directory sends are stored as Keycloak accounts.
 *
 * @param lenient whether values are accepted that violate the character and required rules of the realm's user profile
 * @param qualified whether the Keycloak username of a userName without a domain gets the directory's alias: {@code ann@acme}
 * @param setsPasswords whether a password that the directory sends becomes the user's password in Keycloak
 */
public record AccountRules(boolean lenient, boolean qualified, boolean setsPasswords) {}
