/** Rules for matching a user of a directory with a Keycloak account. */
@NullMarked
package io.github.directorysync.sync.accounts;

import org.jspecify.annotations.NullMarked;
