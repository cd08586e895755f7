@NullMarked
package io.github.directorysync.console.events;

import org.jspecify.annotations.NullMarked;
