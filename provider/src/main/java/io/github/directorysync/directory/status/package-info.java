/** What state a directory is in. */
@NullMarked
package io.github.directorysync.directory.status;

import org.jspecify.annotations.NullMarked;
