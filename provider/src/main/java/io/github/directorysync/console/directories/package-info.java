/** Admin API: directories, their tokens, status and sign-in flows. */
@NullMarked
package io.github.directorysync.console.directories;

import org.jspecify.annotations.NullMarked;
