/** What a directory does with what it is sent, on ports kept in memory. */
@NullMarked
package io.github.directorysync.sync;

import org.jspecify.annotations.NullMarked;
