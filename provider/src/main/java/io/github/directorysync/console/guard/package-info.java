/** Admin API: held changes and reviews. */
@NullMarked
package io.github.directorysync.console.guard;

import org.jspecify.annotations.NullMarked;
