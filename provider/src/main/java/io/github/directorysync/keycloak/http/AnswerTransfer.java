package io.github.directorysync.keycloak.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The sending of a large answer to the current request, within a limit of time: the thread that writes it waits for a client
 * that takes it slowly. If that lasts too long, the connection is closed, or over HTTP/2 the stream. The time for which the
 * answer is read, and not written, does not count.
 */
public final class AnswerTransfer {

    private static final Logger LOG = Logger.getLogger(AnswerTransfer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpServerRequest request;
    private final TransferDeadline deadline;
    private final Runnable end;

    private AnswerTransfer(HttpServerRequest request, TransferDeadline deadline, Runnable end) {
        this.request = request;
        this.deadline = deadline;
        this.end = end;
    }

    /**
     * Whether the client has taken the answers that were sent before over this connection, so that there is no need to wait for
     * it. Over HTTP/2 nobody knows, since other answers are sent at the same time.
     */
    public static boolean isTaken() {
        HttpServerRequest request = exchange().request();
        HttpServerResponse response = request.response();
        boolean isOver = response.closed() || response.ended();
        return isOver || request.version() == HttpVersion.HTTP_2 || !response.writeQueueFull();
    }

    /** Ends the exchange without an answer. */
    public static void refuse() {
        ClientConnection.breakOff(exchange().request());
    }

    private static RoutingContext exchange() {
        return CDI.current().select(RoutingContext.class).get();
    }

    /**
     * Begins the transfer.
     *
     * @param ended called at least once when it has ended: the answer is sent, or cannot be sent
     */
    public static AnswerTransfer begin(Runnable ended) {
        RoutingContext exchange = exchange();
        // The context is a proxy that only the thread of the request may use.
        HttpServerRequest request = exchange.request();
        TransferDeadline deadline = new TransferDeadline(PATIENCE, () -> {
            ended.run();
            ClientConnection.breakOff(request);
        });
        deadline.pause();
        Runnable end = () -> {
            deadline.close();
            ended.run();
        };
        exchange.addEndHandler(sent -> end.run());
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            // Otherwise nobody calls the handler of a connection that the client has closed before.
            end.run();
        }
        return new AnswerTransfer(request, deadline, end);
    }

    /**
     * The answer within the limit of time. It has no error of its own: what has been sent of it cannot be taken back, so the
     * connection, or over HTTP/2 the stream, is closed before its end.
     */
    public StreamingOutput of(StreamingOutput answer) {
        return out -> {
            ClientConnection.keepWhenCancelled(request);
            OutputStream body = isHttp2() ? new AwaitedBody(request, deadline::isOver) : out;
            boolean sent = false;
            try {
                answer.write(counting(body));
                deadline.resume();
                body.close();
                sent = true;
            } catch (IOException | RuntimeException fault) {
                if (isOfClient(fault)) {
                    LOG.debug("A client has not taken the whole of an answer", fault);
                } else {
                    LOG.error("The rest of an answer could not be read, so the answer is broken off", fault);
                }
            } finally {
                deadline.resume();
                if (!sent) {
                    ClientConnection.breakOff(request);
                }
                if (isHttp2()) {
                    leave(out);
                }
                // Quarkus' stream has replaced the handler by which the end of a cancelled answer would be noticed.
                end.run();
            }
        };
    }

    /**
     * Closes Quarkus' stream, which was not used. Who has called would do it and, if it does not succeed, close the connection.
     * When the answer has ended it does not succeed, and nothing is sent any more.
     */
    private void leave(OutputStream stream) {
        HttpServerResponse response = request.response();
        try {
            if (!response.ended()) {
                ClientConnection.awaitEnd(response);
                // Not by the stream, which would not ask what becomes of it.
                var unused = response.end();
            }
            stream.close();
        } catch (IOException | IllegalStateException over) {
            LOG.trace("An answer has ended", over);
        }
    }

    private boolean isHttp2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    /** Whether it was the client that failed: Jackson says of what else fails where in the JSON that was. */
    private static boolean isOfClient(Exception fault) {
        return fault instanceof UncheckedIOException
                || (fault instanceof IOException && !(fault instanceof JsonMappingException));
    }

    /** Counts the bytes that are sent, since the time that they may take depends on them. */
    private OutputStream counting(OutputStream out) {
        return new FilterOutputStream(out) {
            private long sent;

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (request.response().closed()) {
                    throw new IOException("The client does not wait for the answer any more");
                }
                deadline.resume();
                try {
                    out.write(bytes, from, length);
                } finally {
                    deadline.pause();
                }
                sent += length;
                deadline.transferred(sent);
            }

            @Override
            public void flush() throws IOException {
                deadline.resume();
                try {
                    out.flush();
                } finally {
                    deadline.pause();
                }
            }

            /** Jackson closes it after a fault too, and the answer would look as if it were whole. */
            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
