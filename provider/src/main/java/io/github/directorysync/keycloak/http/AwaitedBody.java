package io.github.directorysync.keycloak.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The body of an answer over HTTP/2, of which one piece at a time waits for the client. Quarkus' own stream does not ask what
 * becomes of its pieces; when the client, or the server, cancels the stream while one of them waits, Netty reports that to the
 * connection, and Vert.x closes it with the requests of others that a proxy sends over it.
 */
final class AwaitedBody extends OutputStream {

    private static final int PIECE = 32 * 1024;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final BooleanSupplier isOver;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);

    /**
     * The body of the answer to a request.
     *
     * @param isOver whether nobody waits for the client any more: a cancelled piece remains while the connection takes nothing
     */
    AwaitedBody(HttpServerRequest request, BooleanSupplier isOver) {
        this.request = request;
        this.response = request.response();
        this.isOver = isOver;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        piece.write(bytes, from, length);
        if (piece.size() >= PIECE) {
            flush();
        }
    }

    /** Waits until the operating system has taken all that was written, as far as the client allows. */
    @Override
    public void flush() throws IOException {
        if (piece.size() == 0) {
            return;
        }
        Buffer next = Buffer.buffer(piece.toByteArray());
        piece.reset();
        await(response.write(next));
    }

    /** Ends the answer. The end is not waited for: nothing is kept in memory for it. */
    @Override
    public void close() throws IOException {
        flush();
        var unused = response.end();
    }

    private void await(Future<Void> writing) throws IOException {
        CompletableFuture<Void> written = writing.toCompletionStage().toCompletableFuture();
        while (!isWritten(written)) {
            if (isOver.getAsBoolean() || response.closed()) {
                ClientConnection.closeUnless(written::isDone, request);
                throw new IOException("The client has not taken the answer");
            }
        }
    }

    private static boolean isWritten(CompletableFuture<Void> written) throws IOException {
        try {
            written.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException waiting) {
            return false;
        } catch (ExecutionException cancelled) {
            throw new IOException(cancelled);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
