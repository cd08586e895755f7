/** The groups of a directory as SCIM resources, and memberships. */
@NullMarked
package io.github.directorysync.keycloak.groups;

import org.jspecify.annotations.NullMarked;
