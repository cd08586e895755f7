/** What a directory does with what it is sent. Plain Java; Keycloak is behind its ports. */
@NullMarked
package io.github.directorysync.sync;

import org.jspecify.annotations.NullMarked;
