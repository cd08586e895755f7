/** Resolves which app role a user has, and explains why: the ladder and its rule. Plain Java. */
@NullMarked
package io.github.directorysync.role;

import org.jspecify.annotations.NullMarked;
