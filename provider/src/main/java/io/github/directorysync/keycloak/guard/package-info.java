/**
 * The removal guard: counts what a directory removes, and holds what exceeds the limits for an administrator to decide.
 */
@NullMarked
package io.github.directorysync.keycloak.guard;

import org.jspecify.annotations.NullMarked;
