/** Apps (clients and the realm) with their ranked roles, default role and role mapper, and faults in these. */
@NullMarked
package io.github.directorysync.keycloak.apps;

import org.jspecify.annotations.NullMarked;
