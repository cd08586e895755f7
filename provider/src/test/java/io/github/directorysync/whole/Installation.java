package io.github.directorysync.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What goes into a Keycloak before it starts, and how it is started. Maven says where things are. */
final class Installation {

    private Installation() {}

    /** Our one jar. */
    static Path jar() {
        return Path.of(property("provider.jar"));
    }

    static List<Path> realms() {
        try (Stream<Path> files = Files.list(Path.of(property("realm.config")))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> startOptions(TestDatabase database, TestEnvironment environment) {
        List<String> options = new ArrayList<>();
        options.add("start-dev");
        options.add("--import-realm");
        options.add("--http-port=" + environment.keycloakPort());
        options.add("--http-management-port=" + environment.managementPort());
        // What is done once an hour elsewhere is awaited by tests.
        options.add("--spi-directory-work--activity-retention--interval=2");
        options.add("--spi-directory-work--selector-expiry--interval=2");
        options.add("--spi-directory-work--selector-restore--interval=2");
        options.add("--spi-directory-work--import-restore--interval=2");
        options.add("--spi-directory-work--token-warnings--interval=2");
        options.add("--spi-directory-work--user-counts--interval=2");
        options.add("--spi-directory-work--organization-moves--interval=2");
        options.add("--spi-directory-work--link-cleanup--interval=2");
        options.add("--spi-directory-work--request-counts--interval=2");
        options.add("--spi-directory-work--option-catch-up--interval=2");
        options.add("--spi-directory-work--directory-removal--interval=2");
        options.add("--spi-directory-work--event-retention--interval=2");
        // Receivers are on this machine, and nobody waits three days for a dead letter.
        options.add("--spi-directory-work--webhook-delivery--allow-private=true");
        options.add("--spi-directory-work--webhook-delivery--retry-seconds=1,1,1");
        options.add("--spi-directory-work--webhook-delivery--timeout=3");
        options.add("--spi-directory-work--webhook-delivery--disable-after=25");
        options.add("--metrics-enabled=true");
        // Passwords are guessed by nobody here, and hashing them as usual takes an eighth of the server's time.
        options.add("--spi-password-hashing--argon2--iterations=1");
        options.add("--spi-password-hashing--argon2--memory=64");
        // As in production: start-dev reads each template anew for each page.
        options.add("--spi-theme--cache-themes=true");
        options.add("--spi-theme--cache-templates=true");
        options.addAll(database.options());
        return options;
    }

    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("Run this with Maven: it says what " + name + " is.");
        }
        return value;
    }
}
