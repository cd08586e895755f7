package io.github.directorysync.console;

import io.github.directorysync.directory.request.TransferBudget;
import io.github.directorysync.directory.request.TransferBudget.Share;
import io.github.directorysync.directory.request.TransferBudget.TransferLimit;
import io.github.directorysync.keycloak.http.AnswerTransfer;
import jakarta.ws.rs.core.StreamingOutput;

/**
 * An answer without a limit of size, which is written while it is read. Each keeps a thread of the server, so a caller and a
 * node have few of them at a time, and the time that the server waits for the caller is limited.
 */
public final class Download {

    private static final TransferBudget AT_ONCE =
            new TransferBudget(new TransferLimit(6, Long.MAX_VALUE), new TransferLimit(2, Long.MAX_VALUE));

    private Download() {}

    /**
     * Begins the download.
     *
     * @throws jakarta.ws.rs.WebApplicationException 429 if there are too many
     */
    public static StreamingOutput of(Caller caller, StreamingOutput content) {
        Share share = AT_ONCE.begin(caller.id()).orElseThrow(() -> PortalRefusal.tooMany(1));
        try {
            return AnswerTransfer.begin(share::close).of(content);
        } catch (RuntimeException | Error fault) {
            share.close();
            throw fault;
        }
    }
}
