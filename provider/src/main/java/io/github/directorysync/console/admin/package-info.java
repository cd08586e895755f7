/** Admin API: its factory and root resource. */
@NullMarked
package io.github.directorysync.console.admin;

import org.jspecify.annotations.NullMarked;
