/** Rehearsals: what a directory sends before it goes live is stored in own tables, and compared with the realm's accounts. */
@NullMarked
package io.github.directorysync.keycloak.rehearsal;

import org.jspecify.annotations.NullMarked;
