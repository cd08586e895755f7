/** A SCIM request and its answer as values: headers, body, target and action. */
@NullMarked
package io.github.directorysync.endpoint.request;

import org.jspecify.annotations.NullMarked;
