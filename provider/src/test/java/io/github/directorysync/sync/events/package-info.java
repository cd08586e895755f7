@NullMarked
package io.github.directorysync.sync.events;

import org.jspecify.annotations.NullMarked;
