@NullMarked
package io.github.directorysync.scim.bulk;

import org.jspecify.annotations.NullMarked;
