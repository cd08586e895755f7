package io.github.directorysync.endpoint;

import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.scim.bulk.BulkJob;
import io.github.directorysync.scim.bulk.BulkOperation;
import io.github.directorysync.scim.bulk.BulkOutcome;
import io.github.directorysync.scim.bulk.BulkRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers {@code /Bulk} (RFC 7644 §3.7): each operation is processed like a single request, in its own transaction and
 * with its own retries. The token is checked again if the last check is more than a second old.
 *
 * @param base the SCIM base URL of the directory
 * @param alone processes one request; a refusal is an answer too
 */
record Bulk(ScimRequest request, String base, Function<ScimRequest, ScimAnswer> alone) {

    ScimAnswer answer(BulkRequest operations) {
        return ScimAnswer.ok(new BulkJob(operations, this::perform).done());
    }

    private BulkOutcome perform(BulkOperation operation) {
        ScimAnswer answer = alone.apply(request.alone(operation));
        Optional<String> known =
                operation.method().equals("POST") ? Optional.empty() : Optional.of(base + operation.path());
        return new BulkOutcome(
                answer.status(),
                header(answer, HttpHeaders.LOCATION).or(() -> known),
                header(answer, HttpHeaders.ETAG),
                answer.body().filter(body -> answer.status() >= 400));
    }

    private static Optional<String> header(ScimAnswer answer, String name) {
        return Optional.ofNullable(answer.headers().get(name));
    }
}
