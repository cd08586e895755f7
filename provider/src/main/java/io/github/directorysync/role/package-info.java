/** Who gets which app role, and why: the ladder and its one rule. Plain Java. */
@NullMarked
package io.github.directorysync.role;

import org.jspecify.annotations.NullMarked;
