/** The admin API as the console uses it, on a real Keycloak. */
@NullMarked
package io.github.directorysync.console;

import org.jspecify.annotations.NullMarked;
