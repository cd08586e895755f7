/** Two nodes on one database, and a database that fails: {@code mvn -Pcluster verify}. */
@NullMarked
package io.github.directorysync.cluster;

import org.jspecify.annotations.NullMarked;
