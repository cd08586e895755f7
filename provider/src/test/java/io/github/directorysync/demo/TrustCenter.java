package io.github.directorysync.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.directorysync.whole.ServiceProvider;
import io.github.directorysync.whole.SignedIn;
import io.github.directorysync.whole.TestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The sample app: people sign in over SAML, and it shows the role that they came with. */
final class TrustCenter implements AutoCloseable {

    private static final String COOKIE = "trust-center=";

    private final ServiceProvider saml;
    private final List<DemoPerson> people;
    private final Map<String, SignedIn> sessions = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private TrustCenter(ServiceProvider saml, List<DemoPerson> people, HttpServer server) {
        this.saml = saml;
        this.people = people;
        this.server = server;
    }

    static TrustCenter start(TestEnvironment environment, List<DemoPerson> people) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), environment.appPort());
            var app = new TrustCenter(ServiceProvider.trustCenter(environment), people, HttpServer.create(address, 0));
            app.open();
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void open() {
        at("/", this::home);
        at("/sign-in", exchange -> redirect(exchange, saml.signIn()));
        at("/sign-out", this::signOut);
        at("/saml/acs", this::assertion);
        at("/saml/slo", exchange -> redirect(exchange, URI.create("/")));
        server.setExecutor(threads);
        server.start();
    }

    private void at(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private void home(HttpExchange exchange) throws IOException {
        String page = person(exchange).map(Pages::signedIn).orElseGet(() -> Pages.start(people));
        show(exchange, 200, page);
    }

    /** Where Keycloak sends the browser back to. */
    private void assertion(HttpExchange exchange) throws IOException {
        try {
            SignedIn person = saml.read(posted(exchange, "SAMLResponse"));
            String session = UUID.randomUUID().toString();
            sessions.put(session, person);
            exchange.getResponseHeaders().set("Set-Cookie", COOKIE + session + "; Path=/; HttpOnly");
            redirect(exchange, URI.create("/"));
        } catch (IllegalArgumentException refused) {
            show(exchange, 403, Pages.refused(String.valueOf(refused.getMessage())));
        }
    }

    private void signOut(HttpExchange exchange) throws IOException {
        Optional<SignedIn> person = person(exchange);
        session(exchange).forEach(sessions::remove);
        redirect(exchange, person.map(saml::signOut).orElse(URI.create("/")));
    }

    private Optional<SignedIn> person(HttpExchange exchange) {
        return session(exchange)
                .flatMap(id -> Stream.ofNullable(sessions.get(id)))
                .findFirst();
    }

    private static Stream<String> session(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Stream.of(header.split("; *", -1)))
                .filter(cookie -> cookie.startsWith(COOKIE))
                .map(cookie -> cookie.substring(COOKIE.length()));
    }

    private static String posted(HttpExchange exchange, String field) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return Stream.of(body.split("&", -1))
                .filter(pair -> pair.startsWith(field + "="))
                .map(pair -> URLDecoder.decode(pair.substring(field.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing came along as " + field + "."));
    }

    private static void redirect(HttpExchange exchange, URI address) throws IOException {
        exchange.getResponseHeaders().set("Location", address.toString());
        exchange.sendResponseHeaders(302, -1);
    }

    private static void show(HttpExchange exchange, int status, String page) throws IOException {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
