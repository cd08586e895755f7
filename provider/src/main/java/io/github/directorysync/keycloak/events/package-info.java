/** Events for the vendor's app: the outbox of changes, the sequence of each realm, and its feed. */
@NullMarked
package io.github.directorysync.keycloak.events;

import org.jspecify.annotations.NullMarked;
