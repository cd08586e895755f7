/** What is tested before a release, and not by every build: {@code mvn -Pmatrix verify}. */
@NullMarked
package io.github.directorysync.matrix;

import org.jspecify.annotations.NullMarked;
