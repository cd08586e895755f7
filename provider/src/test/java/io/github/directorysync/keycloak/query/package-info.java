@NullMarked
package io.github.directorysync.keycloak.query;

import org.jspecify.annotations.NullMarked;
