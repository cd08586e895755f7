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
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/**
 * The resource of one SCIM address and the way of each request to it: it is let in, its body is read and paid for, and its
 * answer is logged. What a request does happens in a transaction: see {@link TransactionRetry} and {@link RequestTransaction}.
 */
public final class RequestPipeline {

    /** A request that was let in by its head, before its body was read. */
    record Admitted(ScimRequest request, RequestRecord minutes, Admission.Entered entered, Admission admission) {}

    private final KeycloakSession outer;
    private final String alias;
    private final NodeState memory;
    private final ScimRequest request;
    private final Optional<Admitted> admitted;

    private RequestPipeline(
            KeycloakSession outer, String alias, NodeState memory, ScimRequest request, Optional<Admitted> admitted) {
        this.outer = outer;
        this.alias = alias;
        this.memory = memory;
        this.request = request;
        this.admitted = admitted;
    }

    /** For a request whose body, if it has one, is ignored. */
    static RequestPipeline withoutBody(KeycloakSession outer, String alias, NodeState memory, ScimRequest request) {
        return new RequestPipeline(outer, alias, memory, request, Optional.empty());
    }

    /**
     * Lets a request in by its head, in a transaction of its own that is over before the body is waited for.
     *
     * @throws WebApplicationException with the answer, if it is refused
     */
    static RequestPipeline withBody(KeycloakSession outer, String alias, NodeState memory, ScimRequest request) {
        Admitted admitted = withoutBody(outer, alias, memory, request).admit();
        return new RequestPipeline(outer, alias, memory, request, Optional.of(admitted));
    }

    /** A HEAD too. */
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

    /** The answer to a request without a body. */
    Response answer() {
        return answer(request);
    }

    private Response answer(ScimRequest asked) {
        RequestRecord minutes = RequestRecord.of(outer, asked);
        return guarded(asked, minutes, () -> repeated(asked, minutes, new Admission()))
                .response();
    }

    private Admitted admit() {
        RequestRecord minutes = RequestRecord.of(outer, request);
        Admission admission = new Admission();
        try {
            new TransactionRetry(outer, alias, exchange(admission)::enter).answer(request, minutes);
            request.requireReadable();
        } catch (RuntimeException fault) {
            throw new WebApplicationException(refused(request, minutes, fault).response());
        }
        return new Admitted(request.paid(), minutes, admission.entered(), admission);
    }

    /** Answers a request that was let in. */
    private Response answer(Admitted in, InputStream body) {
        BodyReader reader = new BodyReader(
                memory.bodies(),
                in.entered().directory().id(),
                in.request().largest(),
                in.request().headers().charset());
        BodyReader.ReadResult outcome = reader.receive(body);
        if (outcome instanceof BodyReader.Received received) {
            try {
                ScimRequest whole = in.request().with(received.text());
                in.minutes().received(whole);
                return guarded(whole, in.minutes(), () -> paidFor(in, whole)).response();
            } finally {
                received.share().close();
            }
        }
        ScimProblem problem = new FaultProblem(in.request()).of((BodyReader.Failure) outcome);
        return refused(in.request(), in.minutes(), problem).response();
    }

    /** What the body asks for is counted, and paid for, before any of it is done. */
    private ScimAnswer paidFor(Admitted in, ScimRequest whole) {
        RateLimiting toll =
                new RateLimiting(in.entered().directory(), in.entered().visitor(), memory.budgets());
        if (new ScimRoutes(whole).isBulk()) {
            BulkRequest operations = BulkRequest.read(whole.body());
            Map<String, String> left = toll.pay(Workload.of(operations), in.admission());
            return bulk(operations, whole, in).with(left);
        }
        Map<String, String> left = toll.pay(Workload.of(whole.sent()), in.admission());
        return repeated(whole, in.minutes(), in.admission()).with(left);
    }

    private ScimAnswer bulk(BulkRequest operations, ScimRequest whole, Admitted in) {
        return new Bulk(whole, base(), alone -> {
                    RequestRecord part = in.minutes().part(alone);
                    return guarded(alone, part, () -> repeated(alone, part, in.admission()));
                })
                .answer(operations);
    }

    private static ScimAnswer guarded(ScimRequest asked, RequestRecord minutes, Supplier<ScimAnswer> work) {
        try {
            ScimAnswer answer = work.get();
            minutes.answered(answer);
            return answer;
        } catch (RuntimeException fault) {
            return refused(asked, minutes, fault);
        }
    }

    private static ScimAnswer refused(ScimRequest asked, RequestRecord minutes, RuntimeException fault) {
        ScimProblem problem = new FaultProblem(asked).of(fault);
        ScimAnswer answer = ScimAnswer.refusal(problem);
        boolean lost = fault instanceof ActivityUnwritable || DatabaseFault.of(fault) == DatabaseFault.GONE;
        minutes.refused(answer, problem, lost);
        return answer;
    }

    private ScimAnswer repeated(ScimRequest asked, RequestRecord minutes, Admission admission) {
        return new TransactionRetry(outer, alias, exchange(admission)::inside).answer(asked, minutes);
    }

    private RequestTransaction exchange(Admission admission) {
        return new RequestTransaction(base(), alias, memory, admission);
    }

    /** From the realm's public URL, whatever address the request came by. */
    private String base() {
        return RealmUrl.scim(outer, alias);
    }
}
