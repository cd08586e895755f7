@NullMarked
package io.github.directorysync.directory.brand;

import org.jspecify.annotations.NullMarked;
