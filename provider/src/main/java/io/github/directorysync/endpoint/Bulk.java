package io.github.directorysync.endpoint;

import io.github.directorysync.scim.BulkJob;
import io.github.directorysync.scim.BulkOperation;
import io.github.directorysync.scim.BulkOutcome;
import io.github.directorysync.scim.BulkRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /Bulk}: every operation is sent on as if it had come alone, with its own transaction, its own tries and its own
 * look at the token.
 *
 * @param base the SCIM base URL of the directory
 * @param alone answers one request, refusals included
 */
record Bulk(ScimRequest request, String base, Function<ScimRequest, ScimAnswer> alone) {

    ScimAnswer answer() {
        return ScimAnswer.ok(new BulkJob(BulkRequest.read(request.body()), this::perform).done());
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
