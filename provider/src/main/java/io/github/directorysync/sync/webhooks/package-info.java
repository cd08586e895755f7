/** Rules for webhooks: signatures, pauses between attempts, and where they may be sent. */
@NullMarked
package io.github.directorysync.sync.webhooks;

import org.jspecify.annotations.NullMarked;
