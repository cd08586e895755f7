/** The admin API. */
@NullMarked
package io.github.directorysync.console;

import org.jspecify.annotations.NullMarked;
