package io.github.directorysync.whole;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * A real Keycloak with our jar in it and the realms of {@code realm-config} imported, on ports nobody else uses. Tests
 * share one ({@link WithKeycloak}); a test that breaks the server's database starts a further one.
 */
public final class KeycloakServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Sign-ins that are refused, mappers and directories that are set up wrongly, mail servers that are not there. */
    private static final List<String> PROVOKED = List.of(
            "[org.keycloak.protocol.saml.SamlProtocol]",
            "[org.keycloak.services.resources.admin.ProtocolMappersResource]",
            "Failed to send email",
            "Uncaught server error: org.keycloak.component.ComponentValidationException",
            // Keycloak deletes a person to whom something is written at that moment.
            "Uncaught server error: org.hibernate.exception.ConstraintViolationException",
            "Uncaught server error: org.keycloak.models.ModelIllegalStateException: Database operation failed");

    private final TestEnvironment environment;
    private final Running running;
    private final Http http;
    private final Admin admin;

    private KeycloakServer(TestEnvironment environment, Running running, String url) {
        this.environment = environment;
        this.running = running;
        this.http = Http.at(url);
        this.admin = new Admin(http);
    }

    public static KeycloakServer start(TestDatabase database) {
        return start(database, TestEnvironment.anywhere());
    }

    public static KeycloakServer start(TestDatabase database, TestEnvironment environment) {
        return start(database, environment, KeycloakVersion.tested());
    }

    /** One after the other: the second is spared what the first has built ({@link KeptBuild}). */
    public static synchronized KeycloakServer start(
            TestDatabase database, TestEnvironment environment, KeycloakVersion version) {
        Running running = inContainer()
                ? Container.start(database, environment, version)
                : Distribution.start(database, environment, version);
        return ready(new KeycloakServer(environment, running, environment.keycloakUrl()));
    }

    /** Built and started as in production, always as a process; {@link #url} is the proxy's, with the path {@code /auth}. */
    public static KeycloakServer inProduction(TestDatabase database, TestEnvironment environment, TlsProxy proxy) {
        Running running = OptimizedDistribution.start(database, environment);
        return ready(new KeycloakServer(environment, running, proxy.url() + OptimizedDistribution.BASE_PATH));
    }

    private static KeycloakServer ready(KeycloakServer server) {
        server.awaitReady();
        server.admin.lengthenTokens();
        return server;
    }

    /** {@code http://localhost:…}, without a slash at the end. */
    public String url() {
        return http.base();
    }

    /** Where the server shows its metrics, if it is started with them; another port than its own. */
    public Http management() {
        return Http.at("http://localhost:" + environment.managementPort());
    }

    /** Where the realms expect the sample app. */
    public TestEnvironment environment() {
        return environment;
    }

    /** Anonymous calls; {@code with} and {@code bearer} add to them. */
    public Http http() {
        return http;
    }

    public Admin admin() {
        return admin;
    }

    /** Everything that the server has logged so far. */
    public String log() {
        return running.log();
    }

    /**
     * Lines of the log that report an error, but for those that other tests provoke at the same time.
     *
     * @param from how many characters of the log are left out, from its beginning
     */
    public List<String> errors(int from) {
        return log().substring(from)
                .lines()
                .filter(line -> line.contains(" ERROR "))
                .filter(line -> PROVOKED.stream().noneMatch(line::contains))
                .toList();
    }

    /** How many bytes it holds on to after its garbage is collected; empty if it runs in a container. */
    public OptionalLong retainedBytes() {
        return running.java().map(LiveHeap::bytes).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** How much CPU it has used since its start, in milliseconds; 0 if it runs in a container. */
    public long cpuMillis() {
        return running.java()
                .flatMap(java -> java.info().totalCpuDuration())
                .map(Duration::toMillis)
                .orElse(0L);
    }

    /** False once it has ended, by itself or because it was killed. */
    public boolean isAlive() {
        return running.java().isPresent();
    }

    /** Ends its Java at once, by SIGKILL, as a machine that fails; not for containers. {@link #close} is still to be called. */
    public void kill() {
        ProcessHandle java = java();
        java.destroyForcibly();
        Waiting.until(() -> !java.isAlive());
    }

    /**
     * The process of its Java.
     *
     * @throws java.util.NoSuchElementException if it has ended, or runs in a container
     */
    public ProcessHandle java() {
        return running.java().orElseThrow();
    }

    @Override
    public void close() {
        running.close();
    }

    private static boolean inContainer() {
        return Installation.property("keycloak.test.mode").equals("container");
    }

    private void awaitReady() {
        Waiting.until(PATIENCE, () -> !running.alive() || answers());
        if (!running.alive()) {
            String log = running.log();
            running.close();
            throw new IllegalStateException("Keycloak did not start:\n" + log);
        }
        running.started();
    }

    private boolean answers() {
        try {
            return http.get("/realms/master").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
