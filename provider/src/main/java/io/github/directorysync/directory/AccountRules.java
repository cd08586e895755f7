package io.github.directorysync.directory;

/**
 * How what a directory sends becomes Keycloak accounts.
 *
 * @param lenient whether values are taken although the character and required rules of the realm's user profile refuse them
 * @param qualified whether the Keycloak username of a bare userName ends with the directory's alias: {@code ann@acme}
 * @param setsPasswords whether a password that it sends becomes the user's password in Keycloak
 */
public record AccountRules(boolean lenient, boolean qualified, boolean setsPasswords) {}
