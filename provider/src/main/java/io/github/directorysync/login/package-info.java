/** What a sign-in sees: the resolved app role in SAML assertions and OIDC tokens. */
@NullMarked
package io.github.directorysync.login;

import org.jspecify.annotations.NullMarked;
