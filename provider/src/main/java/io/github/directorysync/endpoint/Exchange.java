package io.github.directorysync.endpoint;

import io.github.directorysync.directory.Directory;
import io.github.directorysync.keycloak.ActivityUnwritable;
import io.github.directorysync.keycloak.BodyReader;
import io.github.directorysync.keycloak.DatabaseFault;
import io.github.directorysync.keycloak.KeycloakDirectory;
import io.github.directorysync.scim.BulkRequest;
import io.github.directorysync.scim.Discovery;
import io.github.directorysync.scim.Representation;
import io.github.directorysync.scim.RequestRefusal;
import io.github.directorysync.scim.ScimGroup;
import io.github.directorysync.scim.ScimProblem;
import io.github.directorysync.scim.ScimUser;
import io.github.directorysync.scim.Workload;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/** One request and its answer, the only way through the endpoint. */
record Exchange(KeycloakSession outer, String alias, NodeMemory memory) {

    /** A request that was let in by its head, before its body was read. */
    record Admitted(ScimRequest request, Minutes minutes, Admission admission) {

        Directory directory() {
            return admission.entered().directory();
        }
    }

    /** Answers a request whose body, if it has one, is of no interest. */
    Response answer(ScimRequest request) {
        Minutes minutes = Minutes.of(outer, request);
        return guarded(request, minutes, () -> repeated(request, minutes, new Admission()))
                .response();
    }

    /**
     * Lets a request in by its head, in a transaction of its own that is over before the body is waited for.
     *
     * @throws WebApplicationException with the answer, if it is refused
     */
    Admitted admit(ScimRequest request) {
        Minutes minutes = Minutes.of(outer, request);
        Admission admission = new Admission();
        try {
            enter(request, minutes, admission);
            request.requireReadable();
        } catch (RuntimeException fault) {
            throw new WebApplicationException(refused(request, minutes, fault).response());
        }
        return new Admitted(request.paid(), minutes, admission);
    }

    /** Answers a request that was let in. */
    Response answer(Admitted in, InputStream body) {
        BodyReader reader = new BodyReader(
                memory.bodies(),
                in.directory().id(),
                in.request().largest(),
                in.request().headers().charset());
        BodyReader.Outcome outcome = reader.receive(body);
        if (outcome instanceof BodyReader.Received received) {
            try {
                ScimRequest whole = in.request().with(received.text());
                in.minutes().received(whole);
                return guarded(whole, in.minutes(), () -> paidFor(in, whole)).response();
            } finally {
                received.share().close();
            }
        }
        return guarded(in.request(), in.minutes(), () -> {
                    throw problem((BodyReader.Failure) outcome, in.request());
                })
                .response();
    }

    private static ScimProblem problem(BodyReader.Failure failure, ScimRequest request) {
        return switch (failure) {
            case TOO_LARGE -> RequestRefusal.tooLarge(request.largest());
            case TOO_SLOW -> RequestRefusal.tooSlow();
            case BROKEN_OFF -> RequestRefusal.brokenOff();
            case NOT_IN_CHARSET ->
                RequestRefusal.notInCharset(
                        request.headers().charset().charset().name());
            case TOO_MANY_AT_ONCE -> RequestRefusal.tooManyBodies();
        };
    }

    /** What the body asks for is counted, and paid for, before any of it is done. */
    private ScimAnswer paidFor(Admitted in, ScimRequest request) {
        Toll toll = new Toll(in.directory(), in.admission().entered().visitor(), memory.budgets());
        if (new ScimRoutes(request).isBulk()) {
            BulkRequest operations = BulkRequest.read(request.body());
            Map<String, String> left = toll.pay(Workload.of(operations), in.admission());
            return bulk(operations, request, in).with(left);
        }
        Map<String, String> left = toll.pay(Workload.of(request.sent()), in.admission());
        return repeated(request, in.minutes(), in.admission()).with(left);
    }

    private ScimAnswer bulk(BulkRequest operations, ScimRequest request, Admitted in) {
        return new Bulk(request, base(), alone -> {
                    Minutes part = in.minutes().part(alone);
                    return guarded(alone, part, () -> repeated(alone, part, in.admission()));
                })
                .answer(operations);
    }

    private static ScimAnswer guarded(ScimRequest request, Minutes minutes, Supplier<ScimAnswer> work) {
        try {
            ScimAnswer answer = work.get();
            minutes.answered(answer);
            return answer;
        } catch (RuntimeException fault) {
            return refused(request, minutes, fault);
        }
    }

    private static ScimAnswer refused(ScimRequest request, Minutes minutes, RuntimeException fault) {
        ScimProblem problem = new FaultProblem(request).of(fault);
        ScimAnswer answer = ScimAnswer.refusal(problem);
        boolean lost = fault instanceof ActivityUnwritable || DatabaseFault.of(fault) == DatabaseFault.GONE;
        minutes.refused(answer, problem, lost);
        return answer;
    }

    private void enter(ScimRequest request, Minutes minutes, Admission admission) {
        Attempts.Work work = (session, asked, kept, now) -> {
            kept.begins();
            Admission.Entered in = entrance(session, admission).enter(asked, kept, now);
            return new Attempts.Done(ScimAnswer.nothing(), in.visitor().token());
        };
        new Attempts(outer, alias, work).answer(request, minutes);
    }

    private ScimAnswer repeated(ScimRequest request, Minutes minutes, Admission admission) {
        Attempts.Work work = (session, asked, kept, now) -> inside(session, asked, kept, now, admission);
        return new Attempts(outer, alias, work).answer(request, minutes);
    }

    private Attempts.Done inside(
            KeycloakSession session, ScimRequest request, Minutes minutes, Instant now, Admission admission) {
        minutes.begins();
        Entrance entrance = entrance(session, admission);
        Optional<Directory> found = entrance.find(minutes);
        ScimRoutes routes = new ScimRoutes(request, entrance.base());
        Optional<ScimAnswer> options = routes.options();
        if (options.isPresent()) {
            return new Attempts.Done(options.get(), Optional.empty());
        }
        if (routes.isDiscovery()) {
            Discovery discovery = new Discovery(entrance.base(), entrance.users(found, request, now));
            return new Attempts.Done(routes.discovery(discovery), Optional.empty());
        }
        Admission.Entered in = entrance.enter(request, minutes, now);
        KeycloakDirectory open = KeycloakDirectory.open(
                session, session.getContext().getRealm(), in.directory(), minutes.journal(), request.leftOut());
        Representation representation =
                new Representation(entrance.base(), open.users().schema());
        Consumer<Set<String>> ignored = names -> memory.ignored().say(in.directory(), names);
        ScimResource<ScimUser> users = ScimResource.users(open.users(), representation, ignored);
        ScimResource<ScimGroup> groups = ScimResource.groups(open.groups(), representation, ignored);
        ScimAnswer answer = in.visitor()
                .person()
                .map(person -> routes.me(users, person))
                .orElseGet(() -> routes.resources(users, groups));
        minutes.done(session, answer);
        return new Attempts.Done(answer.with(in.budget()), in.visitor().token());
    }

    private Entrance entrance(KeycloakSession session, Admission admission) {
        return new Entrance(session, alias, base(), memory, admission);
    }

    /** From the realm's public URL, whatever address the request came by. */
    private String base() {
        return outer.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(outer.getContext().getRealm().getName())
                .path("directories")
                .path(alias)
                .path("scim/v2")
                .build()
                .toString();
    }
}
