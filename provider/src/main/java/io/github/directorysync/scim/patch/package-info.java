/** PATCH operations (RFC 7644 section 3.5.2) on JSON. */
@NullMarked
package io.github.directorysync.scim.patch;

import org.jspecify.annotations.NullMarked;
