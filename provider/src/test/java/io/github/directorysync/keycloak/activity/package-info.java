@NullMarked
package io.github.directorysync.keycloak.activity;

import org.jspecify.annotations.NullMarked;
