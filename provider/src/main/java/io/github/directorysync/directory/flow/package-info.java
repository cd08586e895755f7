/** Authentication flows as plain values, and whether they enforce SAML. */
@NullMarked
package io.github.directorysync.directory.flow;

import org.jspecify.annotations.NullMarked;
