/** Set-up links, and the portal API that their holders use. */
@NullMarked
package io.github.directorysync.console.portal;

import org.jspecify.annotations.NullMarked;
