@NullMarked
package io.github.directorysync.scim.discovery;

import org.jspecify.annotations.NullMarked;
