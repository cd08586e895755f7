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

    /** Work that is done once a minute, or an hour, elsewhere, and that tests wait for. */
    private static final List<String> AWAITED = List.of(
            "activity-retention",
            "selector-expiry",
            "selector-restore",
            "import-restore",
            "token-warnings",
            "user-counts",
            "organization-moves",
            "link-cleanup",
            "request-counts",
            "option-catch-up",
            "directory-removal",
            "event-retention");

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
        if (!environment.atUsualIntervals()) {
            AWAITED.forEach(work -> options.add("--spi-directory-work--" + work + "--interval=2"));
        }
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
