/** SCIM 2.0: resources, schemas, filters, PATCH and the dialects of real clients. Plain Java. */
@NullMarked
package io.github.directorysync.scim;

import org.jspecify.annotations.NullMarked;
