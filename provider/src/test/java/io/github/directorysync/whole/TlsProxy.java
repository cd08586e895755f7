package io.github.directorysync.whole;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A reverse proxy as in front of a Keycloak in production: ends TLS, and says by X-Forwarded headers what was asked. */
public final class TlsProxy implements AutoCloseable {

    /** From where all requests come, by what it says: an address of documentation (RFC 5737). */
    public static final String CLIENT_ADDRESS = "203.0.113.7";

    /** Those of one connection (RFC 9110), and what Java's client sets itself. */
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpsServer server;
    private final int keycloakPort;

    private TlsProxy(HttpsServer server, int keycloakPort) {
        this.server = server;
        this.keycloakPort = keycloakPort;
    }

    /** Listens on a free port. */
    public static TlsProxy to(int keycloakPort) {
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            TlsProxy proxy = new TlsProxy(HttpsServer.create(anyPort, 0), keycloakPort);
            proxy.server.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.CONTEXT));
            proxy.server.setExecutor(proxy.threads);
            proxy.server.createContext("/", proxy::forward);
            proxy.server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code https://localhost:…}, without a slash at the end. */
    public String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
            Headers headers = exchange.getResponseHeaders();
            answer.headers().map().forEach((name, values) -> {
                if (!isOwn(name) && !name.startsWith(":")) {
                    headers.put(name, values);
                }
            });
            boolean empty =
                    answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + keycloakPort + asked.getRawPath() + query))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!isOwn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.setHeader("X-Forwarded-For", CLIENT_ADDRESS)
                .setHeader("X-Forwarded-Proto", "https")
                .setHeader("X-Forwarded-Host", "localhost")
                .setHeader(
                        "X-Forwarded-Port", Integer.toString(server.getAddress().getPort()))
                .build();
    }

    private static boolean isOwn(String header) {
        return OWN.contains(header.toLowerCase(Locale.ROOT));
    }
}
