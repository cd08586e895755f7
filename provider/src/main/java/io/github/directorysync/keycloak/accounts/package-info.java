/** Keycloak accounts: matching a person of a directory with one, linking, merging, releasing names. */
@NullMarked
package io.github.directorysync.keycloak.accounts;

import org.jspecify.annotations.NullMarked;
