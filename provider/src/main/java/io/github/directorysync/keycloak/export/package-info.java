/** Rows of directories kept as attributes, so that realm exports carry them, and restored after an import. */
@NullMarked
package io.github.directorysync.keycloak.export;

import org.jspecify.annotations.NullMarked;
