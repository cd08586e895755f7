package io.github.directorysync.keycloak.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.sync.webhooks.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver whose status line, headers, chunks or trailers never end costs no memory. */
class EndlessAnswersTest {

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        over.countDown();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 O",
                "HTTP/1.1 200 OK\r\nX: ",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: ",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
            })
    void of_an_endless_head_or_trailer_little_is_read(String begin) throws IOException {
        String more = begin.endsWith("\n") && !begin.endsWith("\n\r\n") ? "X-Header: x\r\n" : "a";
        AtomicLong written = new AtomicLong();
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> {
                try (Socket to = endless.accept()) {
                    to.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
                    byte[] many = more.repeat(4096).getBytes(StandardCharsets.US_ASCII);
                    while (over.getCount() > 0) {
                        to.getOutputStream().write(many);
                        written.addAndGet(many.length);
                    }
                } catch (IOException closed) {
                    // The client has read enough.
                }
            });

            DeliveryAttempt attempt = send("http://127.0.0.1:" + endless.getLocalPort() + "/");

            assertThat(attempt.isTaken()).isFalse();
            assertThat(attempt.problem()).contains("no connection");
        }
        // Buffers of the two sockets hold some megabytes; at full speed it would be hundreds until the timeout.
        assertThat(written).hasValueLessThan(32L << 20);
    }

    private static DeliveryAttempt send(String url) {
        try (WebhookClient client = new WebhookClient(true, Duration.ofSeconds(5))) {
            return client.send(url, List.of(WebhookSecret.random()), "evt_1", "{}");
        }
    }
}
