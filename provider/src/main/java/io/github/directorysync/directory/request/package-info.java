/** Rate limits, body limits and charsets of requests. */
@NullMarked
package io.github.directorysync.directory.request;

import org.jspecify.annotations.NullMarked;
