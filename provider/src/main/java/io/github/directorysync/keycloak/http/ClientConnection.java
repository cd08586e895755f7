package io.github.directorysync.keycloak.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.spi.CDI;

/** The connection by which the current request came. */
final class ClientConnection {

    /** RFC 9113 §7: the stream is not needed any more. */
    private static final long CANCEL = 8;

    private ClientConnection() {}

    /**
     * Closes it when the request has been answered. What is still to come of a body that was given up would be received
     * otherwise, and kept in memory, for as long as the client likes. Of HTTP/2 only the stream is ended: a proxy may
     * send the requests of others by the same connection.
     */
    static void closeAfterAnswer() {
        RoutingContext exchange = CDI.current().select(RoutingContext.class).get();
        HttpServerRequest request = exchange.request();
        if (request.version() != HttpVersion.HTTP_2) {
            // Else the client sends its next request by a connection that is about to be closed.
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
}
