/** How the pages of the set-up portal look: the vendor's name, colour and logo. */
@NullMarked
package io.github.directorysync.directory.brand;

import org.jspecify.annotations.NullMarked;
