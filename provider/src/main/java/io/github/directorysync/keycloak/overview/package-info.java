/** Health, metrics and overviews of directories. */
@NullMarked
package io.github.directorysync.keycloak.overview;

import org.jspecify.annotations.NullMarked;
