/** What gives a person roles, the resolved role of each app, previews and the audit of role changes. */
@NullMarked
package io.github.directorysync.keycloak.roles;

import org.jspecify.annotations.NullMarked;
