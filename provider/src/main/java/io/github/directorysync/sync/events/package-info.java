/** Events for the vendor's app: of which effects they are made, and their form. */
@NullMarked
package io.github.directorysync.sync.events;

import org.jspecify.annotations.NullMarked;
