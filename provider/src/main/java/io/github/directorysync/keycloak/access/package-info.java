/** Whether a person may use Keycloak: enabling, sessions, logout messages, and flows that enforce SAML. */
@NullMarked
package io.github.directorysync.keycloak.access;

import org.jspecify.annotations.NullMarked;
