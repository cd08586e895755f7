/**
 * Apps (clients, and the realm itself) with their ranked roles, default role and role mapper, and the faults in these.
 */
@NullMarked
package io.github.directorysync.keycloak.apps;

import org.jspecify.annotations.NullMarked;
