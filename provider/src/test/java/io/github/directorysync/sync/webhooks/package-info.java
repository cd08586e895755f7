@NullMarked
package io.github.directorysync.sync.webhooks;

import org.jspecify.annotations.NullMarked;
