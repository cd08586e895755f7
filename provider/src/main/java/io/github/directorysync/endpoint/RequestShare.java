package io.github.directorysync.endpoint;

import io.github.directorysync.directory.request.TransferBudget;
import io.github.directorysync.directory.request.TransferBudget.Share;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.keycloak.http.AnswerTransfer;
import io.github.directorysync.scim.Limits;
import io.github.directorysync.scim.RequestMemory;
import io.github.directorysync.scim.RequestRefusal;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/**
 * The share of one request in the memory that its node has for large answers and large changes. A small request has none, and
 * no thread waits until its answer is taken, unless the client has not taken the one before. A large answer is written piece by
 * piece, by a thread that waits for the client.
 */
final class RequestShare implements RequestMemory {

    private final TransferBudget budget;
    private String owner = "";
    private long bytes;
    private long held;
    private Optional<Share> share = Optional.empty();

    private RequestShare(TransferBudget budget) {
        this.budget = budget;
    }

    /** Answers a request within the budget, which is used until the answer is sent. */
    static Response answered(TransferBudget budget, Function<RequestShare, ScimAnswer> work) {
        RequestShare share = new RequestShare(budget);
        try {
            return share.send(work.apply(share));
        } catch (RuntimeException | Error fault) {
            // Otherwise the memory would count as used until the server restarts.
            share.close();
            throw fault;
        }
    }

    /** For a request that needs no memory to speak of. */
    static RequestShare unlimited() {
        return new RequestShare(TransferBudget.unlimited());
    }

    /** Works on a part of a request within the budget, which is used until that is done. */
    static ScimAnswer worked(TransferBudget budget, Function<RequestShare, ScimAnswer> work) {
        RequestShare share = new RequestShare(budget);
        try {
            return work.apply(share);
        } finally {
            share.close();
        }
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
            if (!budget.isPossible(bytes)) {
                throw RequestRefusal.tooLargeForServer();
            }
            long needed = bytes - held;
            // However large a request is, it is possible while there is no other one.
            if (!begun().hold(needed) && !begun().holdAlone(needed)) {
                throw RequestRefusal.tooManyLarge();
            }
            held = bytes;
        }
    }

    private Share begun() {
        if (share.isEmpty()) {
            share = Optional.of(budget.begin(owner).orElseThrow(RequestRefusal::tooManyLarge));
        }
        return share.get();
    }

    private Response send(ScimAnswer answer) {
        if (answer.isRefusal()) {
            close();
        }
        if (share.isEmpty() && AnswerTransfer.isTaken()) {
            return answer.response();
        }
        if (share.isEmpty()) {
            // A client that asks again and again and takes no answer; strangers are not waited for at all.
            share = owner.isEmpty() ? Optional.empty() : budget.begin(owner);
        }
        if (share.isEmpty()) {
            AnswerTransfer.refuse();
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
