@NullMarked
package io.github.directorysync.scim.schema;

import org.jspecify.annotations.NullMarked;
