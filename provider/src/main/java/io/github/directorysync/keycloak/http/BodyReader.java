package io.github.directorysync.keycloak.http;

import io.github.directorysync.directory.request.BodyBudget;
import io.github.directorysync.directory.request.BodyBudget.Share;
import io.github.directorysync.directory.request.BodyCharset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Receives the body of a request: no more than was agreed, not for longer than a client takes that means it, and not
 * beside more others than the node can bear. Call it outside of a transaction, since it waits for the client.
 *
 * @param owner whose body it is
 * @param largest in bytes
 * @param charset in which it is written
 */
public record BodyReader(BodyBudget budget, String owner, int largest, BodyCharset charset) {

    private static final int CHUNK = 16 * 1024;

    /** What came of it. */
    public sealed interface Outcome {}

    /** All of it. The share is to be closed when the request has been answered. */
    public record Received(String text, Share share) implements Outcome {}

    /** Not all of it, and the connection is closed after the answer; or all of it, and it is no text. */
    public enum Failure implements Outcome {
        /** It has bytes that are not in its charset. */
        NOT_IN_CHARSET,
        TOO_LARGE,
        TOO_SLOW,
        BROKEN_OFF,
        TOO_MANY_AT_ONCE
    }

    public Outcome receive(InputStream body) {
        Optional<Share> share = budget.begin(owner);
        Outcome outcome;
        try {
            outcome = share.map(mine -> receive(body, mine)).orElse(Failure.TOO_MANY_AT_ONCE);
        } catch (RuntimeException | Error fault) {
            // Else the place would be taken until the server is started again.
            share.ifPresent(Share::close);
            throw fault;
        }
        share.ifPresent(Share::received);
        if (outcome instanceof Failure) {
            share.ifPresent(Share::close);
            if (outcome != Failure.NOT_IN_CHARSET) {
                ClientConnection.closeAfterAnswer();
            }
        }
        return outcome;
    }

    private Outcome receive(InputStream body, Share share) {
        ByteArrayOutputStream received = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        try (ReadDeadline deadline = new ReadDeadline()) {
            try {
                for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
                    if (received.size() + length > largest) {
                        return Failure.TOO_LARGE;
                    }
                    if (!share.hold(length)) {
                        return Failure.TOO_MANY_AT_ONCE;
                    }
                    received.write(chunk, 0, length);
                    deadline.received(received.size());
                    if (deadline.isOver()) {
                        return Failure.TOO_SLOW;
                    }
                }
            } catch (IOException ended) {
                return deadline.isOver() ? Failure.TOO_SLOW : Failure.BROKEN_OFF;
            }
        }
        return charset.text(received.toByteArray())
                .<Outcome>map(text -> new Received(text, share))
                .orElse(Failure.NOT_IN_CHARSET);
    }
}
