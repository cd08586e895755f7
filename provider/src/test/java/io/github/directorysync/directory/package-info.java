/** A directory's settings and secrets. */
@NullMarked
package io.github.directorysync.directory;

import org.jspecify.annotations.NullMarked;
