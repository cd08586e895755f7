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
 * {@code /Bulk}: every operation is sent on as if it had come alone, with its own transaction and its own tries. The
 * token is looked at again when that is more than a second ago.
 *
 * @param base the SCIM base URL of the directory
 * @param alone answers one request, refusals included
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
