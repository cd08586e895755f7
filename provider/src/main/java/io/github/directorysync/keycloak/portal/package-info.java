/** Set-up links and portal sessions of customers' administrators. */
@NullMarked
package io.github.directorysync.keycloak.portal;

import org.jspecify.annotations.NullMarked;
