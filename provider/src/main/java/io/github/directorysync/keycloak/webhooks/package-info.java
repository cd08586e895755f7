/** Webhooks: the endpoints of a realm, and the deliveries of events to them. */
@NullMarked
package io.github.directorysync.keycloak.webhooks;

import org.jspecify.annotations.NullMarked;
