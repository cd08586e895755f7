/** The removal guard: counts what a directory takes away, and holds what is too much. */
@NullMarked
package io.github.directorysync.keycloak.guard;

import org.jspecify.annotations.NullMarked;
