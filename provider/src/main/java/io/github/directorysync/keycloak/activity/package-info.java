/** The activity log and admin events: who did what to whom, written in the transaction of the change. */
@NullMarked
package io.github.directorysync.keycloak.activity;

import org.jspecify.annotations.NullMarked;
