/** Admin API: apps, ladders, group mappings, roles of people. */
@NullMarked
package io.github.directorysync.console.roles;

import org.jspecify.annotations.NullMarked;
