/** The whole product in a real Keycloak, used over HTTP as a customer would: no mocks, no shortcuts. */
@NullMarked
package io.github.directorysync.whole;

import org.jspecify.annotations.NullMarked;
