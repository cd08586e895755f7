/** Directories as Keycloak components: lookup, state, tokens, settings and their audit, names of groups. */
@NullMarked
package io.github.directorysync.keycloak.directories;

import org.jspecify.annotations.NullMarked;
