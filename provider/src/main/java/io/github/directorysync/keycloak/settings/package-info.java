/** The settings of a directory as properties of its Keycloak component: labels, help texts, choices, defaults. */
@NullMarked
package io.github.directorysync.keycloak.settings;

import org.jspecify.annotations.NullMarked;
