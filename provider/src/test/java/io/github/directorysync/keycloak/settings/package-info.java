@NullMarked
package io.github.directorysync.keycloak.settings;

import org.jspecify.annotations.NullMarked;
