/** Admin API: events and webhooks. */
@NullMarked
package io.github.directorysync.console.events;

import org.jspecify.annotations.NullMarked;
