/** The JPA entities of all tables ({@code DS_…}). HQL texts refer to them by name, so that only this package may contain entities. */
@NullMarked
package io.github.directorysync.keycloak.store;

import org.jspecify.annotations.NullMarked;
