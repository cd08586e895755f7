package io.github.directorysync.keycloak.http;

import io.github.directorysync.directory.request.BodyCharset;
import io.github.directorysync.directory.request.TransferBudget;
import io.github.directorysync.directory.request.TransferBudget.Share;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the body of a request within limits of size, time and total memory of the node. Call it outside of a
 * transaction, because it waits for the client.
 *
 * @param owner the key under which its memory is counted
 * @param largest the largest size in bytes
 * @param charset the charset of the body
 */
public record BodyReader(TransferBudget budget, String owner, int largest, BodyCharset charset) {

    private static final int CHUNK = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The result of reading. */
    public sealed interface ReadResult {}

    /** The whole body. Close the share when the request has been answered. */
    public record Received(String text, Share share) implements ReadResult {}

    /**
     * Why there is no text. After every failure but {@link #NOT_IN_CHARSET} the connection is closed after the answer,
     * because part of the body was not read.
     */
    public enum Failure implements ReadResult {
        /** The body has bytes that are not valid in its charset. */
        NOT_IN_CHARSET,
        TOO_LARGE,
        TOO_SLOW,
        BROKEN_OFF,
        TOO_MANY_AT_ONCE
    }

    public ReadResult receive(InputStream body) {
        Optional<Share> share = budget.begin(owner);
        ReadResult result;
        try {
            result = share.map(mine -> receive(body, mine)).orElse(Failure.TOO_MANY_AT_ONCE);
        } catch (RuntimeException | Error fault) {
            // Otherwise the memory would count as used until the server restarts.
            share.ifPresent(Share::close);
            throw fault;
        }
        share.ifPresent(Share::transferred);
        if (result instanceof Failure) {
            share.ifPresent(Share::close);
            if (result != Failure.NOT_IN_CHARSET) {
                ClientConnection.closeAfterAnswer();
            }
        }
        return result;
    }

    private ReadResult receive(InputStream body, Share share) {
        ByteArrayOutputStream received = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        try (TransferDeadline deadline = TransferDeadline.interrupting(PATIENCE)) {
            try {
                for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
                    if (received.size() + length > largest) {
                        return Failure.TOO_LARGE;
                    }
                    if (!share.hold(length)) {
                        return Failure.TOO_MANY_AT_ONCE;
                    }
                    received.write(chunk, 0, length);
                    deadline.transferred(received.size());
                    if (deadline.isOver()) {
                        return Failure.TOO_SLOW;
                    }
                }
            } catch (IOException ended) {
                return deadline.isOver() ? Failure.TOO_SLOW : Failure.BROKEN_OFF;
            }
        }
        return charset.text(received.toByteArray())
                .<ReadResult>map(text -> new Received(text, share))
                .orElse(Failure.NOT_IN_CHARSET);
    }
}
