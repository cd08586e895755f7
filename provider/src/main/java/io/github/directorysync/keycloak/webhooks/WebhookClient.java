package io.github.directorysync.keycloak.webhooks;

import io.github.directorysync.keycloak.http.LimitedExchange;
import io.github.directorysync.keycloak.query.ServerTime;
import io.github.directorysync.sync.webhooks.RetrySchedule;
import io.github.directorysync.sync.webhooks.WebhookSecret;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/**
 * Sends messages. It follows no redirects, keeps no cookies, uses no proxy, and reads little of an answer. Nothing of an
 * answer but its status is kept: it may be of anybody.
 */
final class WebhookClient implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 10_000;
    private static final int CONNECTIONS = 64;
    private static final int LONGEST_LINE = 16 * 1024;

    /** An answer's head and trailers, which the library reads whole, are bounded as its body is. */
    private static final MessageConstraints SMALL = MessageConstraints.custom()
            .setMaxLineLength(LONGEST_LINE)
            .setMaxHeaderCount(100)
            .build();

    private final CloseableHttpClient http;
    private final Duration timeout;
    private final boolean anywhere;

    /**
     * A client.
     *
     * @param anywhere whether private addresses are allowed
     * @param timeout how long an exchange may take in all
     */
    WebhookClient(boolean anywhere, Duration timeout) {
        this.timeout = timeout;
        this.anywhere = anywhere;
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
                RegistryBuilder.<ConnectionSocketFactory>create()
                        .register("http", PlainConnectionSocketFactory.getSocketFactory())
                        .register("https", SSLConnectionSocketFactory.getSocketFactory())
                        .build(),
                new PublicDnsResolver(anywhere));
        connections.setMaxTotal(CONNECTIONS);
        // One sender an endpoint; endpoints of other realms on one host must not wait for each other.
        connections.setDefaultMaxPerRoute(CONNECTIONS);
        connections.setDefaultConnectionConfig(
                ConnectionConfig.custom().setMessageConstraints(SMALL).build());
        this.http = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setConnectionRequestTimeout(CONNECT_MILLIS)
                        .setSocketTimeout(SILENCE_MILLIS)
                        .setRedirectsEnabled(false)
                        .build())
                .setUserAgent("keycloak-directory-sync")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .build();
    }

    /**
     * Sends a message and waits for the answer, for at most the timeout.
     *
     * @param id the value of {@code webhook-id}, the same for each attempt
     */
    DeliveryAttempt send(String url, List<WebhookSecret> secrets, String id, String body) {
        Instant now = ServerTime.now();
        HttpPost post = new HttpPost(url);
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        post.setHeader("webhook-signature", WebhookSecret.signatures(secrets, id, now, body));
        post.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        try {
            return LimitedExchange.send(
                    http,
                    post,
                    timeout,
                    response -> DeliveryAttempt.answered(
                            now, response.getStatusLine().getStatusCode(), asked(response)));
        } catch (IOException | IllegalStateException | IllegalArgumentException fault) {
            return DeliveryAttempt.failed(now, post.isAborted() ? "timeout" : problem(fault));
        }
    }

    private static Duration asked(HttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader("Retry-After"))
                .map(Header::getValue)
                .map(RetrySchedule::asked)
                .orElse(Duration.ZERO);
    }

    /**
     * In our own words: what libraries say may tell what is in a private network, as would the difference between a name that
     * exists there and one that does not.
     */
    private String problem(Exception fault) {
        if (fault instanceof UnknownHostException) {
            return anywhere ? "unknown host" : "no public address";
        }
        if (fault instanceof SSLException) {
            return "TLS failed";
        }
        if (fault instanceof SocketTimeoutException || fault instanceof ConnectTimeoutException) {
            return "timeout";
        }
        return "no connection";
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException closed) {
            // Nothing is sent any more.
        }
    }
}
