/** Entries of the activity log, and the effects of a change. */
@NullMarked
package io.github.directorysync.sync.activity;

import org.jspecify.annotations.NullMarked;
