/** Bulk requests (RFC 7644 section 3.7). */
@NullMarked
package io.github.directorysync.scim.bulk;

import org.jspecify.annotations.NullMarked;
