@NullMarked
package io.github.directorysync.keycloak.events;

import org.jspecify.annotations.NullMarked;
