/** Applies the SCIM requests of a directory. Plain Java; Keycloak is accessed through ports. */
@NullMarked
package io.github.directorysync.sync;

import org.jspecify.annotations.NullMarked;
