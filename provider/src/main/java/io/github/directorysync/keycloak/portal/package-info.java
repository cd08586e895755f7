/** Set-up links and portal sessions, for a customer's administrators. */
@NullMarked
package io.github.directorysync.keycloak.portal;

import org.jspecify.annotations.NullMarked;
