/** What it costs, beside Keycloak's own SCIM API in the same server on PostgreSQL: {@code mvn -Pbench verify}. */
@NullMarked
package io.github.directorysync.bench;

import org.jspecify.annotations.NullMarked;
