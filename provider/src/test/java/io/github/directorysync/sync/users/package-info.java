@NullMarked
package io.github.directorysync.sync.users;

import org.jspecify.annotations.NullMarked;
