/**
 * Whether a user may use Keycloak: enabled accounts, sessions, logout messages, and authentication flows that enforce
 * SAML.
 */
@NullMarked
package io.github.directorysync.keycloak.access;

import org.jspecify.annotations.NullMarked;
