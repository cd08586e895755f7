/** One customer's identity provider, connected to a realm: its settings and credentials. Plain Java. */
@NullMarked
package io.github.directorysync.directory;

import org.jspecify.annotations.NullMarked;
