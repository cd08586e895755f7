/** The activity log and admin events: actor, operation and effects of each change, written in its transaction. */
@NullMarked
package io.github.directorysync.keycloak.activity;

import org.jspecify.annotations.NullMarked;
