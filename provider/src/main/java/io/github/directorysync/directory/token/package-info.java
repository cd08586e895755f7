/** Tokens, access tokens of clients, and set-up links. */
@NullMarked
package io.github.directorysync.directory.token;

import org.jspecify.annotations.NullMarked;
