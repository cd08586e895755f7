package io.github.directorysync.keycloak.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.directorysync.sync.webhooks.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client does with receivers that mean no good. */
class WebhookClientTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final List<WebhookSecret> SECRETS = List.of(WebhookSecret.random());

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    WebhookClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void nothing_is_sent_to_a_private_address_by_whatever_name() {
        at("/", exchange -> exchange.sendResponseHeaders(204, -1));
        int port = server.getAddress().getPort();

        for (String host : List.of("127.0.0.1", "localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]")) {
            DeliveryAttempt attempt = send(false, "http://" + host + ":" + port + "/");
            assertThat(attempt.problem()).as(host).contains("no public address");
            assertThat(attempt.status()).isEmpty();
        }

        assertThat(requests).hasValue(0);
        assertThatThrownBy(() -> new PublicDnsResolver(false).resolve("localhost"))
                .isInstanceOf(PublicDnsResolver.NotPublic.class);
        assertThat(send(true, "http://localhost:" + port + "/").isTaken()).isTrue();
    }

    @Test
    void a_redirect_is_not_followed() {
        at("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(send(true, url("/")).problem()).contains("answered 302");
        assertThat(requests).hasValue(1);
    }

    @Test
    void a_receiver_that_hangs_or_answers_byte_by_byte_is_left_after_the_timeout() {
        at("/hangs", exchange -> pause(60_000));
        at("/drips", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 600 && over.getCount() > 0; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                pause(100);
            }
        });

        for (String path : List.of("/hangs", "/drips")) {
            Instant begun = Instant.now();
            DeliveryAttempt attempt = send(true, url(path));
            assertThat(attempt.problem()).as(path).contains("timeout");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(TIMEOUT.multipliedBy(4));
        }
    }

    @Test
    void of_an_endless_answer_little_is_read() {
        at("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[64 * 1024];
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(much);
            }
        });
        Instant begun = Instant.now();

        assertThat(send(true, url("/")).isTaken()).isTrue();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(TIMEOUT);
    }

    @Test
    void a_pause_that_is_asked_for_and_a_410_are_understood() {
        at("/busy", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "30");
            exchange.sendResponseHeaders(429, -1);
        });
        at("/gone", exchange -> exchange.sendResponseHeaders(410, -1));

        assertThat(send(true, url("/busy")).asked()).isEqualTo(Duration.ofSeconds(30));
        assertThat(send(true, url("/gone")).isGone()).isTrue();
        assertThat(send(true, "http://127.0.0.1:1/").problem()).contains("no connection");
        assertThat(send(true, "http://nowhere.invalid/").problem()).contains("unknown host");
        // What tells a name that exists in a private network from one that does not is not said.
        assertThat(send(false, "http://nowhere.invalid/").problem()).contains("no public address");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void at(String path, HttpHandler handler) {
        server.createContext(path, (HttpExchange exchange) -> {
            try (exchange) {
                requests.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                handler.handle(exchange);
            }
        });
    }

    private void pause(long millis) throws IOException {
        try {
            if (over.await(millis, TimeUnit.MILLISECONDS)) {
                throw new IOException("over");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static DeliveryAttempt send(boolean anywhere, String url) {
        try (WebhookClient client = new WebhookClient(anywhere, TIMEOUT)) {
            return client.send(url, SECRETS, "evt_1", "{}");
        }
    }
}
