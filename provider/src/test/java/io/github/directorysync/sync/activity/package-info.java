@NullMarked
package io.github.directorysync.sync.activity;

import org.jspecify.annotations.NullMarked;
