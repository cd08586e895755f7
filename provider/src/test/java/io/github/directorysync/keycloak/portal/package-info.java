@NullMarked
package io.github.directorysync.keycloak.portal;

import org.jspecify.annotations.NullMarked;
