@NullMarked
package io.github.directorysync.sync.groups;

import org.jspecify.annotations.NullMarked;
