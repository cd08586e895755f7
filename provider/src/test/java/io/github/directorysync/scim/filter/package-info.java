@NullMarked
package io.github.directorysync.scim.filter;

import org.jspecify.annotations.NullMarked;
