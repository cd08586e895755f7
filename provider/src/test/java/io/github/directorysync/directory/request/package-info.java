@NullMarked
package io.github.directorysync.directory.request;

import org.jspecify.annotations.NullMarked;
