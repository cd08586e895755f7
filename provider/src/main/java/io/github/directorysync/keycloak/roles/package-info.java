/** What grants roles to a user, the resolved role in each app, previews, and the audit of role changes. */
@NullMarked
package io.github.directorysync.keycloak.roles;

import org.jspecify.annotations.NullMarked;
