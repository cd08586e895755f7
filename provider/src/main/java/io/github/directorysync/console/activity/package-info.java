/** Admin API: the activity log. */
@NullMarked
package io.github.directorysync.console.activity;

import org.jspecify.annotations.NullMarked;
