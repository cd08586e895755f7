/** Queries, paging, sorting and projection (RFC 7644 section 3.4 and 3.9). */
@NullMarked
package io.github.directorysync.scim.search;

import org.jspecify.annotations.NullMarked;
