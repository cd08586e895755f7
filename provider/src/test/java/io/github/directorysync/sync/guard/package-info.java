@NullMarked
package io.github.directorysync.sync.guard;

import org.jspecify.annotations.NullMarked;
