@NullMarked
package io.github.directorysync.keycloak.roles;

import org.jspecify.annotations.NullMarked;
