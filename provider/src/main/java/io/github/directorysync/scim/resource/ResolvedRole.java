package io.github.directorysync.scim.resource;

/**
 * The resolved role of a user in an app, shown in {@code roles} in addition to the sent roles. Clients cannot set it: it
 * follows from groups, the role selector and the app's default role.
 *
 * @param app its {@code type}, which distinguishes it from sent roles
 * @param name the name of the role
 * @param display the display name of the role
 */
public record ResolvedRole(String app, String name, String display) {}
