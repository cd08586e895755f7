/** Parses and validates the settings of a directory. */
@NullMarked
package io.github.directorysync.directory.settings;

import org.jspecify.annotations.NullMarked;
