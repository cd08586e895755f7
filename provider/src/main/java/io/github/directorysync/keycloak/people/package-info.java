/** The users of a directory as SCIM resources and as lists for administrators. */
@NullMarked
package io.github.directorysync.keycloak.people;

import org.jspecify.annotations.NullMarked;
