/** Users and Groups (RFC 7643 section 4) as values, and clients' dialects. */
@NullMarked
package io.github.directorysync.scim.resource;

import org.jspecify.annotations.NullMarked;
