/** What holds for the whole house. */
@NullMarked
package io.github.directorysync;

import org.jspecify.annotations.NullMarked;
