/** Everything of ours that is kept in, or read from, Keycloak. */
@NullMarked
package io.github.directorysync.keycloak;

import org.jspecify.annotations.NullMarked;
