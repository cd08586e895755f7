/** Authentication flows as plain values, and what they enforce. */
@NullMarked
package io.github.directorysync.directory.flow;

import org.jspecify.annotations.NullMarked;
