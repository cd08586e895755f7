package io.github.directorysync.keycloak.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.spi.CDI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The connection of the current request. */
final class ClientConnection {

    /** CANCEL of RFC 9113 §7: the stream is no longer needed. */
    private static final long CANCEL = 8;

    /** NO_ERROR: the answer is whole, and the rest of the request is not wanted (§8.1). */
    private static final long NO_ERROR = 0;

    /** Enough for a client that still reads to take the end of an answer. */
    private static final long SECONDS_TO_END = 5;

    /** Enough for a connection that is used at all to take 32 KiB, behind what waits in it. */
    private static final long SECONDS_TO_TAKE = 30;

    private static final int TRIES = 50;
    private static final int PAUSE_MILLIS = 20;

    private ClientConnection() {}

    /**
     * Closes the connection when the request has been answered. Otherwise the server would go on receiving the rest of
     * an abandoned body, and keep it in memory, for as long as the client sends. For HTTP/2 only the stream is ended,
     * because a proxy may send requests of other clients over the same connection, and not at once: if a part of the answer
     * still waits for the client, Vert.x closes the connection with the stream.
     */
    static void closeAfterAnswer() {
        RoutingContext exchange = CDI.current().select(RoutingContext.class).get();
        HttpServerRequest request = exchange.request();
        HttpServerResponse response = request.response();
        if (request.version() != HttpVersion.HTTP_2) {
            // Otherwise the client may send its next request over a connection that is about to be closed.
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        exchange.addEndHandler(answered -> {
            if (request.version() == HttpVersion.HTTP_2) {
                unless(response::closed, SECONDS_TO_END, () -> response.reset(NO_ERROR));
            } else {
                request.connection().close();
            }
        });
    }

    /**
     * Ends the answer where it is. Vert.x would first send what is written already, which the client does not take, so an
     * HTTP/1 connection is closed below it. Can be called by any thread.
     */
    static void breakOff(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (request.version() != HttpVersion.HTTP_2) {
            close(request);
        } else if (!response.closed()) {
            response.reset(CANCEL);
        }
    }

    private static void close(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            var unused = connection.channelHandlerContext().close();
        } else {
            request.connection().close();
        }
    }

    /**
     * Closes a connection of HTTP/2 that takes nothing: nobody is served over it, and its streams cannot be ended.
     *
     * @param isTaken whether it has taken what it was given last
     */
    static void closeUnless(BooleanSupplier isTaken, HttpServerRequest request) {
        unless(isTaken, SECONDS_TO_TAKE, () -> close(request));
    }

    private static void unless(BooleanSupplier isDone, long seconds, Runnable end) {
        var unused = CompletableFuture.runAsync(
                () -> {
                    if (!isDone.getAsBoolean()) {
                        end.run();
                    }
                },
                CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    /** Waits shortly until an answer that was broken off is closed, after which nothing is sent of it. */
    static void awaitEnd(HttpServerResponse response) {
        try {
            for (int tries = 0; tries < TRIES && !response.closed(); tries++) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Keeps a connection for many requests when the client cancels this one. Quarkus' stream of an answer, which has to exist
     * already, would close it, and with it the requests of others that a proxy sends over it.
     */
    static void keepWhenCancelled(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().exceptionHandler(cancelled -> {});
        }
    }
}
