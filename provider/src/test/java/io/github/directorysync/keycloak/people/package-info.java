@NullMarked
package io.github.directorysync.keycloak.people;

import org.jspecify.annotations.NullMarked;
