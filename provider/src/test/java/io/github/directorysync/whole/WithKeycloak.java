package io.github.directorysync.whole;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * For a test class that needs a Keycloak: a parameter of type {@link KeycloakServer} is the one server of the test run.
 * It starts when the first test asks for it.
 *
 * <p>Test classes run at the same time against that server ({@code keycloak.test.parallelism}, in the POM), the tests of
 * one class one after the other. What keeps them apart:
 *
 * <ul>
 *   <li>Each class makes a realm of its own, with a name that no other class uses; {@link TestDirectory} chooses names of
 *       directories that are unique. A test asserts nothing about other realms, nor about the server as a whole.
 *   <li>A class that uses something that others use too says so by JUnit's {@code @ResourceLock}, with a name from
 *       {@link SharedResource}. Two such classes never run at the same time.
 *   <li>A class that measures the whole server or breaks it for everybody (counted statements, memory, a table that is
 *       away) is {@code @Isolated}: it runs alone, after all others.
 *   <li>Who needs a server that is started in another way starts it: {@link KeycloakServer#start}.
 * </ul>
 *
 * <p>A class that takes more than a minute is {@code @Order(1)}: it begins first, so that nobody waits for it in the end.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedKeycloak.class)
public @interface WithKeycloak {}
