/** What clients send, as plain values: no Keycloak needed. */
@NullMarked
package io.github.directorysync.scim;

import org.jspecify.annotations.NullMarked;
