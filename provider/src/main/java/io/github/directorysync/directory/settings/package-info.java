/** Reading and validating the settings of a directory. */
@NullMarked
package io.github.directorysync.directory.settings;

import org.jspecify.annotations.NullMarked;
