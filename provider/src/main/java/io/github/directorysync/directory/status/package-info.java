/** The status of a directory and the reasons for it. */
@NullMarked
package io.github.directorysync.directory.status;

import org.jspecify.annotations.NullMarked;
