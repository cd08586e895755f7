/** Admin API: people of directories. */
@NullMarked
package io.github.directorysync.console.people;

import org.jspecify.annotations.NullMarked;
