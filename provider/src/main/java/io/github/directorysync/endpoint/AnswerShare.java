package io.github.directorysync.endpoint;

import io.github.directorysync.directory.request.TransferBudget;
import io.github.directorysync.directory.request.TransferBudget.Share;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.keycloak.http.AnswerTransfer;
import io.github.directorysync.scim.AnswerMemory;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestRefusal;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/**
 * The share of one answer in the memory that its node has for large answers. A small answer has none and is never refused: it
 * waits for a slow client in the buffers of the operating system. A large one is written piece by piece, by a thread that
 * waits for the client.
 */
final class AnswerShare implements AnswerMemory {

    private final TransferBudget budget;
    private String owner = "";
    private long bytes;
    private long held;
    private Optional<Share> share = Optional.empty();

    private AnswerShare(TransferBudget budget) {
        this.budget = budget;
    }

    /** Answers a request within the budget, which is used until the answer is sent. */
    static Response answered(TransferBudget budget, Function<AnswerShare, ScimAnswer> work) {
        AnswerShare share = new AnswerShare(budget);
        try {
            return share.send(work.apply(share));
        } catch (RuntimeException | Error fault) {
            // Otherwise the memory would count as used until the server restarts.
            share.close();
            throw fault;
        }
    }

    /** The share of an answer that is not sent. */
    static AnswerShare unlimited() {
        return new AnswerShare(TransferBudget.unlimited());
    }

    /** Starts an attempt to answer: what an earlier one has held is no longer needed. */
    void begins(String directory) {
        close();
        owner = directory;
        bytes = 0;
        held = 0;
    }

    @Override
    public void hold(long more) {
        bytes += more;
        if (bytes > Limits.SMALL_ANSWER_BYTES) {
            // One answer is always possible, however large it is.
            long needed = Math.min(bytes, Limits.ANSWER_BYTES) - held;
            if (!begun().hold(needed)) {
                throw RequestRefusal.tooManyAnswers();
            }
            held += needed;
        }
    }

    private Share begun() {
        if (share.isEmpty()) {
            share = Optional.of(budget.begin(owner).orElseThrow(RequestRefusal::tooManyAnswers));
        }
        return share.get();
    }

    private Response send(ScimAnswer answer) {
        if (share.isEmpty() || answer.isRefusal()) {
            close();
            return answer.response();
        }
        AnswerTransfer transfer = AnswerTransfer.begin(this::close);
        return answer.response(transfer::of);
    }

    private void close() {
        share.ifPresent(Share::close);
        share = Optional.empty();
    }
}
