/** What can be said of Keycloak's side without a Keycloak. */
@NullMarked
package io.github.directorysync.keycloak;

import org.jspecify.annotations.NullMarked;
