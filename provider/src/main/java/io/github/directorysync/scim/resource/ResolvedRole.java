package io.github.directorysync.scim.resource;

/**
 * The one role that somebody has in an app, which is shown beside the roles that the client sent. Nobody can send it:
 * it is what groups, the role selector and the app's default make of the person.
 *
 * @param app becomes its {@code type}, by which it is told from what was sent
 * @param name of the role
 * @param display what a person would call it
 */
public record ResolvedRole(String app, String name, String display) {}
