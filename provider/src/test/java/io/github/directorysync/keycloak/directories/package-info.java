@NullMarked
package io.github.directorysync.keycloak.directories;

import org.jspecify.annotations.NullMarked;
