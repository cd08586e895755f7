package io.github.directorysync.whole;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For a test that needs a Keycloak: a parameter of type {@link KeycloakServer} is the one server of the test run. It
 * starts when the first test asks for it, and every test finds what those before it left: use names of your own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedKeycloak.class)
public @interface WithKeycloak {}
