package io.github.directorysync.demo;

import com.sun.net.httpserver.HttpServer;
import io.github.directorysync.whole.ServiceProvider;
import io.github.directorysync.whole.TestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The sample app: people sign in over SAML, it shows the role that they came with, and its administrators the members. */
final class TrustCenter implements AutoCloseable {

    private static final String COOKIE = "trust-center";

    /** The form that opens the portal is sent here and led on to Keycloak, which {@code form-action} has to allow. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ";

    private final TestEnvironment environment;
    private final ServiceProvider saml;
    private final OrganizationMembersPage members;
    private final EventInbox events;
    private final List<DemoPerson> people;
    private final Map<String, AppSession> sessions = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private TrustCenter(TestEnvironment environment, List<DemoPerson> people, HttpServer server) {
        this.environment = environment;
        this.saml = ServiceProvider.trustCenter(environment);
        this.members = new OrganizationMembersPage(new DirectorySync(environment, "acme"));
        this.events = new EventInbox(environment);
        this.people = people;
        this.server = server;
    }

    static TrustCenter start(TestEnvironment environment, List<DemoPerson> people) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), environment.appPort());
            var app = new TrustCenter(environment, people, HttpServer.create(address, 0));
            app.open();
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the events of its customer sent to it from now on, once Keycloak is there. */
    TrustCenter subscribed() {
        events.subscribe();
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void open() {
        at("/", this::home);
        at("/sign-in", exchange -> exchange.redirect(saml.signIn()));
        at("/sign-out", this::signOut);
        at("/saml/acs", this::assertion);
        at("/saml/slo", exchange -> exchange.redirect(URI.create("/")));
        at(OrganizationMembersPage.PATH, exchange -> members.answer(exchange, session(exchange)));
        at(EventInbox.PATH, exchange -> events.answer(exchange, session(exchange)));
        at(EventInbox.HOOKS, events::receive);
        at("/trust-center.css", exchange -> exchange.file("trust-center.css", "text/css"));
        at("/trust-center.js", exchange -> exchange.file("trust-center.js", "text/javascript"));
        server.setExecutor(threads);
        server.start();
    }

    /** What the app does with a request. */
    private interface Room {

        void answer(WebExchange exchange) throws IOException;
    }

    private void at(String path, Room room) {
        server.createContext(path, http -> {
            try (http) {
                WebExchange exchange = new WebExchange(http);
                exchange.header("Content-Security-Policy", CONTENT_SECURITY_POLICY + environment.keycloakUrl());
                exchange.header("X-Content-Type-Options", "nosniff");
                exchange.header("Referrer-Policy", "same-origin");
                room.answer(exchange);
            }
        });
    }

    private void home(WebExchange exchange) throws IOException {
        exchange.show(200, session(exchange).map(Pages::signedIn).orElseGet(() -> Pages.start(people)));
    }

    /** Where Keycloak sends the browser back to. */
    private void assertion(WebExchange exchange) throws IOException {
        try {
            AppSession session = AppSession.of(saml.read(exchange.form().getOrDefault("SAMLResponse", "")));
            String id = UUID.randomUUID().toString();
            sessions.put(id, session);
            exchange.header("Set-Cookie", COOKIE + "=" + id + "; Path=/; HttpOnly; SameSite=Lax");
            exchange.redirect(URI.create("/"));
        } catch (IllegalArgumentException refused) {
            exchange.show(403, Pages.message("You could not be signed in", String.valueOf(refused.getMessage())));
        }
    }

    private void signOut(WebExchange exchange) throws IOException {
        Optional<AppSession> session = session(exchange);
        exchange.cookies(COOKIE).forEach(sessions::remove);
        exchange.redirect(session.map(known -> saml.signOut(known.person())).orElse(URI.create("/")));
    }

    private Optional<AppSession> session(WebExchange exchange) {
        return exchange.cookies(COOKIE)
                .flatMap(id -> Stream.ofNullable(sessions.get(id)))
                .findFirst();
    }
}
