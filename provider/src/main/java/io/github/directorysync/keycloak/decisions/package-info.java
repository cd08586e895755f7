/** What waits for an administrator: held changes and reviews, and their decision. */
@NullMarked
package io.github.directorysync.keycloak.decisions;

import org.jspecify.annotations.NullMarked;
