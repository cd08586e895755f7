@NullMarked
package io.github.directorysync.sync.accounts;

import org.jspecify.annotations.NullMarked;
