/** The SCIM operations on groups. */
@NullMarked
package io.github.directorysync.sync.groups;

import org.jspecify.annotations.NullMarked;
