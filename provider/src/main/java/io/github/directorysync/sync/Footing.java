package io.github.directorysync.sync;

/**
 * What there is of somebody in Keycloak before a request changes it.
 *
 * @param enabled whether their account can be used
 * @param access whether they are in one of the directory's access groups, or there are none
 * @param held whether a suspension of theirs is held by the guard
 */
public record Footing(Standing standing, boolean enabled, boolean access, boolean held) {}
