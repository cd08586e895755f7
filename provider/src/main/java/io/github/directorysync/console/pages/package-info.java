/** The HTML pages of the console and the set-up portal, without any data: the pages get that from the APIs. */
@NullMarked
package io.github.directorysync.console.pages;

import org.jspecify.annotations.NullMarked;
