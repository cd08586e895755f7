@NullMarked
package io.github.directorysync.keycloak.accounts;

import org.jspecify.annotations.NullMarked;
