@NullMarked
package io.github.directorysync.console.directories;

import org.jspecify.annotations.NullMarked;
