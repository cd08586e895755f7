/** Sign-ins at a real Keycloak: what the app is told of a person, and who is refused. */
@NullMarked
package io.github.directorysync.login;

import org.jspecify.annotations.NullMarked;
