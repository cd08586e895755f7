/**
 * Providers that take part in sign-ins: role mappers for SAML and OIDC, the authenticator Enforce SAML, required
 * actions, and the preprocessor of SAML assertions.
 */
@NullMarked
package io.github.directorysync.login;

import org.jspecify.annotations.NullMarked;
