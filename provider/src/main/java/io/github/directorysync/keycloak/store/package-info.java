/** The JPA entities of all tables ({@code DS_…}). HQL texts name them, so they stand in one place. */
@NullMarked
package io.github.directorysync.keycloak.store;

import org.jspecify.annotations.NullMarked;
