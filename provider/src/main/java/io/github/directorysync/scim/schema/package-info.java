/** Schemas and attributes (RFC 7643 section 2 and 7). */
@NullMarked
package io.github.directorysync.scim.schema;

import org.jspecify.annotations.NullMarked;
