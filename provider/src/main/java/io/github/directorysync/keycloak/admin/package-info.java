/** Administration of directories: component factory, changes of options, removal, previews. */
@NullMarked
package io.github.directorysync.keycloak.admin;

import org.jspecify.annotations.NullMarked;
