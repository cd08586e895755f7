@NullMarked
package io.github.directorysync.directory.token;

import org.jspecify.annotations.NullMarked;
