package io.github.directorysync.keycloak.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with a server that belongs to somebody else. A timeout of a socket begins anew with each byte, and a client
 * reads an answer to its end to use the connection again: a server that answers byte by byte would keep the thread for ever.
 */
public final class LimitedExchange {

    private static final Logger LOG = Logger.getLogger(LimitedExchange.class);
    private static final int MOST_READ = 16 * 1024;

    private LimitedExchange() {}

    /**
     * Sends a request and reads a little of the answer.
     *
     * @param longest how long it may take in all
     * @param read takes the head of the answer
     * @throws IOException if there is no answer, or it takes longer; then the request {@linkplain HttpRequestBase#isAborted is
     *     aborted}
     */
    public static <T> T send(
            CloseableHttpClient http, HttpRequestBase request, Duration longest, Function<HttpResponse, T> read)
            throws IOException {
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                request::abort, CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
        try (CloseableHttpResponse response = http.execute(request)) {
            T result = read.apply(response);
            drain(response.getEntity());
            return result;
        } finally {
            deadline.cancel(false);
        }
    }

    /**
     * Reads a small answer to its end, so that the connection can be used again. Of others the connection is closed with
     * the answer: closing the stream would read the rest.
     */
    private static void drain(@Nullable HttpEntity entity) throws IOException {
        InputStream content = entity == null ? null : entity.getContent();
        if (content != null) {
            byte[] read = content.readNBytes(MOST_READ);
            LOG.tracef("%d bytes of the answer were read", read.length);
        }
    }
}
