package io.github.directorysync.endpoint;

import io.github.directorysync.endpoint.log.RequestRecord;
import io.github.directorysync.endpoint.request.ScimAnswer;
import io.github.directorysync.endpoint.request.ScimRequest;
import io.github.directorysync.keycloak.activity.ActivityUnwritable;
import io.github.directorysync.keycloak.http.BodyReader;
import io.github.directorysync.keycloak.http.RealmUrl;
import io.github.directorysync.keycloak.query.DatabaseFault;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.bulk.BulkRequest;
import io.github.directorysync.scim.bulk.Workload;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/**
 * The JAX-RS resource of one SCIM address and the steps of each request to it: admit, receive and charge the body,
 * process, record. Processing runs in a transaction: see {@link TransactionRetry} and {@link RequestTransaction}.
 */
public final class RequestPipeline {

    /** A request that was admitted by its headers, before its body was read. */
    record AdmittedHead(ScimRequest request, RequestRecord record, Admission.Admitted entered, Admission admission) {}

    private final KeycloakSession outer;
    private final String alias;
    private final NodeState memory;
    private final ScimRequest request;
    private final Optional<AdmittedHead> admitted;

    private RequestPipeline(
            KeycloakSession outer,
            String alias,
            NodeState memory,
            ScimRequest request,
            Optional<AdmittedHead> admitted) {
        this.outer = outer;
        this.alias = alias;
        this.memory = memory;
        this.request = request;
        this.admitted = admitted;
    }

    /** For a request whose body is ignored, if it has one. */
    static RequestPipeline withoutBody(KeycloakSession outer, String alias, NodeState memory, ScimRequest request) {
        return new RequestPipeline(outer, alias, memory, request, Optional.empty());
    }

    /**
     * Admits a request by its headers, in a transaction of its own that ends before the body is read.
     *
     * @throws WebApplicationException with the answer, if the request is refused
     */
    static RequestPipeline withBody(KeycloakSession outer, String alias, NodeState memory, ScimRequest request) {
        AdmittedHead admitted = withoutBody(outer, alias, memory, request).admit();
        return new RequestPipeline(outer, alias, memory, request, Optional.of(admitted));
    }

    /** Answers GET, and HEAD in the same way. */
    @GET
    public Response get() {
        return answer(request.asking("GET"));
    }

    @DELETE
    public Response delete() {
        return answer(request);
    }

    @OPTIONS
    public Response options() {
        return answer(request);
    }

    @POST
    public Response post(InputStream body) {
        return answer(admitted.orElseThrow(), body);
    }

    @PUT
    public Response put(InputStream body) {
        return answer(admitted.orElseThrow(), body);
    }

    @PATCH
    public Response patch(InputStream body) {
        return answer(admitted.orElseThrow(), body);
    }

    Response answer(ScimRequest asked) {
        RequestRecord record = RequestRecord.of(outer, asked);
        return sent(share -> recorded(asked, record, () -> repeated(asked, record, new Admission(), share)));
    }

    private Response sent(Function<RequestShare, ScimAnswer> work) {
        return RequestShare.answered(memory.answers(), work);
    }

    private AdmittedHead admit() {
        RequestRecord record = RequestRecord.of(outer, request);
        Admission admission = new Admission();
        try {
            new TransactionRetry(outer, alias, exchange(admission, RequestShare.unlimited())::enter)
                    .answer(request, record);
            request.requireReadable();
        } catch (RuntimeException fault) {
            throw new WebApplicationException(sent(share -> refused(request, record, fault)));
        }
        return new AdmittedHead(request.paid(), record, admission.entered(), admission);
    }

    /** Receives the body of an admitted request and answers it. */
    private Response answer(AdmittedHead in, InputStream body) {
        BodyReader reader = new BodyReader(
                memory.bodies(),
                in.entered().directory().id(),
                in.request().largest(),
                in.request().headers().charset());
        BodyReader.ReadResult outcome = reader.receive(body);
        if (outcome instanceof BodyReader.Received received) {
            try {
                ScimRequest whole = in.request().with(received.text());
                in.record().received(whole);
                return sent(share -> recorded(whole, in.record(), () -> paidFor(in, whole, share)));
            } finally {
                received.share().close();
            }
        }
        ScimProblem problem = new FaultProblem(in.request()).of((BodyReader.Failure) outcome);
        return sent(share -> refused(in.request(), in.record(), problem));
    }

    /** Charges the cost of the body before any of it is processed. */
    private ScimAnswer paidFor(AdmittedHead in, ScimRequest whole, RequestShare share) {
        share.begins(in.entered().directory().id());
        RateLimiting rateLimiting =
                new RateLimiting(in.entered().directory(), in.entered().principal(), memory.budgets());
        if (new ScimRoutes(whole).isBulk()) {
            BulkRequest operations = BulkRequest.read(whole.body());
            Map<String, String> left = rateLimiting.pay(Workload.of(operations), in.admission());
            return bulk(operations, whole, in).with(left);
        }
        Map<String, String> left = rateLimiting.pay(Workload.of(whole.sent()), in.admission());
        return repeated(whole, in.record(), in.admission(), share).with(left);
    }

    private ScimAnswer bulk(BulkRequest operations, ScimRequest whole, AdmittedHead in) {
        return new Bulk(whole, base(), alone -> {
                    RequestRecord part = in.record().part(alone);
                    Supplier<ScimAnswer> work = () -> RequestShare.worked(
                            memory.answers(), share -> repeated(alone, part, in.admission(), share));
                    return recorded(alone, part, work);
                })
                .answer(operations);
    }

    private static ScimAnswer recorded(ScimRequest asked, RequestRecord record, Supplier<ScimAnswer> work) {
        try {
            ScimAnswer answer = work.get();
            record.answered(answer);
            return answer;
        } catch (RuntimeException fault) {
            return refused(asked, record, fault);
        }
    }

    private static ScimAnswer refused(ScimRequest asked, RequestRecord record, RuntimeException fault) {
        ScimProblem problem = new FaultProblem(asked).of(fault);
        ScimAnswer answer = ScimAnswer.refusal(problem);
        boolean lost = fault instanceof ActivityUnwritable || DatabaseFault.of(fault) == DatabaseFault.GONE;
        record.refused(answer, problem, lost);
        return answer;
    }

    private ScimAnswer repeated(ScimRequest asked, RequestRecord record, Admission admission, RequestShare share) {
        return new TransactionRetry(outer, alias, exchange(admission, share)::inside).answer(asked, record);
    }

    private RequestTransaction exchange(Admission admission, RequestShare share) {
        return new RequestTransaction(base(), alias, memory, admission, share);
    }

    /** Built from the realm's public URL, whatever address the request was sent to. */
    private String base() {
        return RealmUrl.scim(outer, alias);
    }
}
