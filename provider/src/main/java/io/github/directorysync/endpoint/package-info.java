/** SCIM over HTTP. */
@NullMarked
package io.github.directorysync.endpoint;

import org.jspecify.annotations.NullMarked;
