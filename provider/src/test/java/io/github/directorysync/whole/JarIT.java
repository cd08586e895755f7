package io.github.directorysync.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The one thing that is shipped. */
final class JarIT {

    @Test
    void the_jar_holds_only_what_keycloak_does_not_ship() throws IOException {
        try (JarFile jar = new JarFile(Installation.property("provider.jar"))) {
            List<String> classes = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .toList();

            assertThat(classes).isNotEmpty().allMatch(name -> name.startsWith("io/github/directorysync/"));
            assertThat(classes).anyMatch(name -> name.startsWith("io/github/directorysync/shaded/scim2/"));
        }
    }

    @Test
    void the_jar_carries_the_pages_messages_and_the_licence() throws IOException {
        try (JarFile jar = new JarFile(Installation.property("provider.jar"))) {
            assertThat(jar.getEntry("theme-resources/messages/messages_en.properties"))
                    .isNotNull();
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.getEntry("META-INF/beans.xml")).isNotNull();
        }
    }
}
