@NullMarked
package io.github.directorysync.directory.settings;

import org.jspecify.annotations.NullMarked;
