package io.github.directorysync.whole;

import java.io.IOException;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * What the realms of {@code realm-config} leave open: where Keycloak and the sample app are, and the secrets that the
 * customer's identity provider and the app's service account were given.
 */
public record TestEnvironment(
        int keycloakPort,
        int managementPort,
        int appPort,
        String directoryToken,
        String appSecret,
        boolean atUsualIntervals) {

    /** On ports that nobody uses, so that test runs can share a machine. */
    public static TestEnvironment anywhere() {
        return at(freePort(), freePort());
    }

    public static TestEnvironment at(int keycloakPort, int appPort) {
        return new TestEnvironment(keycloakPort, freePort(), appPort, newDirectoryToken(), newSecret(), false);
    }

    /** With background work as seldom as elsewhere: what is measured must not pay for the impatience of tests. */
    public static TestEnvironment measured() {
        return new TestEnvironment(freePort(), freePort(), freePort(), newDirectoryToken(), newSecret(), true);
    }

    public String keycloakUrl() {
        return "http://localhost:" + keycloakPort;
    }

    public String appUrl() {
        return "http://localhost:" + appPort;
    }

    /** The placeholders that Keycloak fills in when it imports the realms. */
    Map<String, String> variables() {
        return Map.of(
                "DEMO_KEYCLOAK_URL",
                keycloakUrl(),
                "DEMO_APP_URL",
                appUrl(),
                "DEMO_DIRECTORY_TOKEN",
                directoryToken,
                "DEMO_APP_SECRET",
                appSecret,
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                Admin.NAME,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                Admin.PASSWORD);
    }

    /**
     * A port on which nobody listens. Keycloak has to know it before it listens, half a minute later, so it is not one that
     * the operating system may give to an outgoing connection meanwhile: those are above 32767.
     */
    static int freePort() {
        SecureRandom random = new SecureRandom();
        for (int tries = 0; tries < 100; tries++) {
            int port = 20_000 + random.nextInt(12_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // By another test run on this machine, perhaps.
            }
        }
        throw new IllegalStateException("No port between 20000 and 32000 is free");
    }

    static String newDirectoryToken() {
        return "kcds_" + newSecret();
    }

    private static String newSecret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
