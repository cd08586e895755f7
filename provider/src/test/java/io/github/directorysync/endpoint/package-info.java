/** The SCIM endpoint as identity providers see it, on a real Keycloak. */
@NullMarked
package io.github.directorysync.endpoint;

import org.jspecify.annotations.NullMarked;
