/** What Keycloak does not tell of an HTTP request: its body within limits and deadlines, and its connection. */
@NullMarked
package io.github.directorysync.keycloak.http;

import org.jspecify.annotations.NullMarked;
