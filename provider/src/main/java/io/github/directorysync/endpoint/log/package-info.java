/** Records of requests: activity log entries, metrics, traffic counters and server log lines. */
@NullMarked
package io.github.directorysync.endpoint.log;

import org.jspecify.annotations.NullMarked;
