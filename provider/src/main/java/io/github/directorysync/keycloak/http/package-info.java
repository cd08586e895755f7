/**
 * HTTP features that Keycloak does not offer: reading a body and the answer of another server within limits of size and time, closing the
 * connection, public URLs.
 */
@NullMarked
package io.github.directorysync.keycloak.http;

import org.jspecify.annotations.NullMarked;
