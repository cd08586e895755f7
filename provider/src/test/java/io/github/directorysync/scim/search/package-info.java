@NullMarked
package io.github.directorysync.scim.search;

import org.jspecify.annotations.NullMarked;
