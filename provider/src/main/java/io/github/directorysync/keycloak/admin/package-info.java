/** Directories as an administrator handles them: component factory, change of options, removal, previews. */
@NullMarked
package io.github.directorysync.keycloak.admin;

import org.jspecify.annotations.NullMarked;
