/** What is kept of a request: its outcome for the activity log, metrics and traffic. */
@NullMarked
package io.github.directorysync.endpoint.log;

import org.jspecify.annotations.NullMarked;
