/** Rules for matching a person of a directory with an account. */
@NullMarked
package io.github.directorysync.sync.accounts;

import org.jspecify.annotations.NullMarked;
