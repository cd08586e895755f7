/** Held changes and reviews: lists for administrators, and their decisions. */
@NullMarked
package io.github.directorysync.keycloak.decisions;

import org.jspecify.annotations.NullMarked;
