package io.github.directorysync.keycloak.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.spi.CDI;

/** The connection of the current request. */
final class ClientConnection {

    /** CANCEL of RFC 9113 §7: the stream is no longer needed. */
    private static final long CANCEL = 8;

    private ClientConnection() {}

    /**
     * Closes the connection when the request has been answered. Otherwise the server would go on receiving the rest of
     * an abandoned body, and keep it in memory, for as long as the client sends. For HTTP/2 only the stream is ended,
     * because a proxy may send requests of other clients over the same connection.
     */
    static void closeAfterAnswer() {
        RoutingContext exchange = CDI.current().select(RoutingContext.class).get();
        HttpServerRequest request = exchange.request();
        if (request.version() != HttpVersion.HTTP_2) {
            // Otherwise the client may send its next request over a connection that is about to be closed.
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        exchange.addEndHandler(answered -> {
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset(CANCEL);
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
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
            var unused = connection.channelHandlerContext().close();
        } else if (!request.response().closed()) {
            request.response().reset(CANCEL);
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
