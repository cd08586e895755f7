/** Filters (RFC 7644 section 3.4.2.2): reading and matching. */
@NullMarked
package io.github.directorysync.scim.filter;

import org.jspecify.annotations.NullMarked;
