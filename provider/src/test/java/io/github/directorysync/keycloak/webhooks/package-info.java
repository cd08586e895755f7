@NullMarked
package io.github.directorysync.keycloak.webhooks;

import org.jspecify.annotations.NullMarked;
