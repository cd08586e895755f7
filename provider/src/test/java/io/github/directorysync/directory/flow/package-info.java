@NullMarked
package io.github.directorysync.directory.flow;

import org.jspecify.annotations.NullMarked;
