@NullMarked
package io.github.directorysync.scim.resource;

import org.jspecify.annotations.NullMarked;
