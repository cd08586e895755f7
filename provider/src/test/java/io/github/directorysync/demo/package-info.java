/** The product to look at: one command, a small company, and an app that says who came in with which role. */
@NullMarked
package io.github.directorysync.demo;

import org.jspecify.annotations.NullMarked;
