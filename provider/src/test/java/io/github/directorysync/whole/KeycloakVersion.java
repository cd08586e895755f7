package io.github.directorysync.whole;

import java.nio.file.Path;

/**
 * A Keycloak that tests can start.
 *
 * @param number such as {@code 26.4.7}; the tag of its image too
 * @param home where Maven has unpacked its distribution
 */
public record KeycloakVersion(String number, Path home) {

    /** The one under test: {@code -Dkeycloak.version}. */
    public static KeycloakVersion tested() {
        return unpacked(Installation.property("keycloak.version"));
    }

    /** The oldest that is supported. Only {@code -Pmatrix} unpacks it. */
    public static KeycloakVersion oldest() {
        return unpacked(Installation.property("keycloak.oldest.version"));
    }

    /** Where copies of it run, with their logs beside them and what {@link KeptBuild} keeps for them. */
    Path servers() {
        return home.resolveSibling("servers").resolve(number);
    }

    private static KeycloakVersion unpacked(String number) {
        return new KeycloakVersion(
                number, Path.of(Installation.property("keycloak.home")).resolveSibling("keycloak-" + number));
    }
}
