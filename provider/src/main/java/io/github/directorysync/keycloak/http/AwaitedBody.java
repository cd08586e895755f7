package io.github.directorysync.keycloak.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;

/**
 * The body of an answer over HTTP/2, of which one piece at a time waits for the client. Quarkus' own stream does not ask what
 * becomes of its pieces; when the client, or the server, cancels the stream while one of them waits, Netty reports that to the
 * connection, and Vert.x closes it with the requests of others that a proxy sends over it.
 */
final class AwaitedBody extends OutputStream {

    private static final int PIECE = 32 * 1024;

    private final HttpServerResponse response;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);

    AwaitedBody(HttpServerResponse response) {
        this.response = response;
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

    /** Waits until the client has taken all that was written. */
    @Override
    public void flush() throws IOException {
        if (piece.size() == 0) {
            return;
        }
        Buffer next = Buffer.buffer(piece.toByteArray());
        piece.reset();
        await(response.write(next));
    }

    /** Ends the answer. */
    @Override
    public void close() throws IOException {
        flush();
        await(response.end());
    }

    private static void await(Future<Void> written) throws IOException {
        try {
            written.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException cancelled) {
            throw new IOException(cancelled);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
